using System.Text.RegularExpressions;

namespace Pipeline.Core.Dockerfiles;

/// <summary>A here-document, <c>&lt;&lt;EOF</c> or <c>&lt;&lt;-"EOF"</c>.</summary>
/// <param name="Name">What ends it.</param>
/// <param name="StripsTabs">True when tabs before the end are ignored.</param>
internal sealed partial record HereDocument(string Name, bool StripsTabs)
{
    /// <summary>The here-documents that an instruction with these <paramref name="words"/> opens.</summary>
    public static IEnumerable<HereDocument> FindAll(IEnumerable<string> words) => words
        .Select(word => Opening.Match(word))
        .Where(match => match.Success)
        .Select(match => new HereDocument(match.Groups[2].Value.Trim('"', '\''), match.Groups[1].Length > 0))
        .Where(document => document.Name.Length > 0);

    public bool EndsAt(string line) => (StripsTabs ? line.TrimStart('\t') : line) == Name;

    [GeneratedRegex("^[0-9]*<<(-?)([^<]*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Opening { get; }
}
