using System.Text.RegularExpressions;

namespace Pipeline.Tools.Processes;

/// <summary>What a program said last, put so that the line that says what went wrong comes first.</summary>
internal static partial class LastWords
{
    /// <summary>The error, then at most <paramref name="most"/> of the other last lines; no notice that has nothing to do with it.</summary>
    public static IReadOnlyList<string> Of(ProcessResult result, int most)
    {
        var lines = result.Tail.Where(line => !string.IsNullOrWhiteSpace(line.Text) && !Noise.IsMatch(line.Text)).ToList();
        if (lines.Count == 0)
            return ["it said nothing"];
        var error = Find(lines);
        return [lines[error].Text.Trim(), .. lines.Where((_, index) => index != error).TakeLast(most).Select(line => line.Text.TrimEnd())];
    }

    private static int Find(List<ProcessLine> lines)
    {
        Predicate<ProcessLine>[] signs = [line => Error.IsMatch(line.Text), line => line.Text.Contains(": error ", StringComparison.Ordinal), line => line.IsError];
        return signs.Select(sign => lines.FindLastIndex(sign)).Append(lines.Count - 1).First(index => index >= 0);
    }

    [GeneratedRegex(@"^\s*(error|fatal)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Error { get; }

    // Docker's advice on its builder; BuildKit's step that says what its last line repeats, and its advertisement.
    [GeneratedRegex(@"legacy builder is deprecated|Install the buildx component|docs\.docker\.com/go/buildx|BuildKit is currently disabled|^ +environment-variable\.$|^#\d+ ERROR: |^-+$|^View build details:")]
    private static partial Regex Noise { get; }
}
