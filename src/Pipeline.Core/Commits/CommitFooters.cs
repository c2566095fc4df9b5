using System.Text.RegularExpressions;

namespace Pipeline.Core.Commits;

/// <summary>Finds the footers of a commit message.</summary>
internal static partial class CommitFooters
{
    /// <summary>Reads the footers among the lines after the header.</summary>
    /// <remarks>
    /// They begin after a blank line (item 8); a BREAKING CHANGE is taken wherever a line begins with it, because a
    /// missed one does more harm than a wrong one. A value ends where the next footer begins (item 10).
    /// </remarks>
    public static IReadOnlyList<CommitFooter> Parse(IReadOnlyList<string> lines)
    {
        var footers = new List<CommitFooter>();
        var value = new List<string>();
        string? token = null;
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            var mayBegin = token is not null || (index > 0 && lines[index - 1].Length == 0) || line.StartsWith("BREAKING", StringComparison.Ordinal);
            if (mayBegin && Begin().Match(line) is { Success: true } match)
            {
                Finish();
                token = match.Groups["token"].Value;
                value.Add(line[match.Length..]);
            }
            else if (token is not null)
            {
                value.Add(line);
            }
        }

        Finish();
        return footers;

        void Finish()
        {
            if (token is not null)
                footers.Add(new CommitFooter(token, string.Join('\n', value).Trim()));
            value.Clear();
        }
    }

    [GeneratedRegex(@"^(?<token>BREAKING CHANGE(?=: )|[A-Za-z][A-Za-z0-9-]*)(: | #)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Begin();
}
