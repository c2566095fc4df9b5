using System.Text.RegularExpressions;

namespace Pipeline.Core.Dockerfiles;

/// <summary>A here-document, <c>&lt;&lt;EOF</c>, <c>&lt;&lt;-"EOF"</c> or <c>&lt;&lt; EOF</c>.</summary>
/// <param name="Name">What ends it.</param>
/// <param name="StripsTabs">True when tabs before the end are ignored.</param>
/// <param name="IsApart">True when a space is before the name: then it may be a shift as well (<c>1 &lt;&lt; 2</c>), which has no end.</param>
internal sealed partial record HereDocument(string Name, bool StripsTabs, bool IsApart)
{
    /// <summary>The here-documents that an instruction with these <paramref name="words"/> opens.</summary>
    public static IEnumerable<HereDocument> FindAll(IReadOnlyList<string> words) => words
        .Select((word, index) => (Match: Opening.Match(word), Next: index + 1 < words.Count ? words[index + 1] : ""))
        .Where(found => found.Match.Success)
        .Select(found => (Name: found.Match.Groups[2].Value, found.Next, StripsTabs: found.Match.Groups[1].Length > 0))
        .Select(found => new HereDocument((found.Name.Length > 0 ? found.Name : found.Next).Trim('"', '\''), found.StripsTabs, found.Name.Length == 0))
        .Where(document => document.Name.Length > 0);

    public bool EndsAt(string line) => (StripsTabs ? line.TrimStart('\t') : line) == Name;

    [GeneratedRegex("^[0-9]*<<(-?)([^<]*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Opening { get; }
}
