using System.Text.RegularExpressions;

namespace Pipeline.Core.Commits;

/// <summary>Finds the footers of a commit message.</summary>
internal static partial class CommitFooters
{
    private const string BreakingChange = "BREAKING CHANGE";

    /// <summary>Reads the footers among the lines after the header.</summary>
    /// <remarks>
    /// They begin after a blank line (item 8); a BREAKING CHANGE is taken wherever a line begins with it, because a
    /// missed one does more harm than a wrong one. A value ends where the next footer begins (item 10), and where the next
    /// change of a squashed commit or part of a pull request's description does: at a paragraph that begins like a commit, a bullet, a rule, a heading or a comment. A list that the value announces belongs to it.
    /// </remarks>
    public static IReadOnlyList<CommitFooter> Parse(IReadOnlyList<string> lines)
    {
        var footers = new List<CommitFooter>();
        var value = new List<string>();
        string? token = null;
        var isHeaded = false;
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            if (ListedChange.FindParagraph(lines, index) is not null)
            {
                Finish();
                isHeaded = true;
                continue;
            }

            // What stands right below a change may be the rest of a block of footers.
            isHeaded &= line.Length > 0;
            var mayBegin = token is not null || isHeaded || ListedChange.BeginsParagraph(lines, index);
            var match = line.Contains("BREAKING", StringComparison.Ordinal) ? Breaking().Match(line) : Match.Empty;
            if (!match.Success && mayBegin)
                match = Begin().Match(line);
            if (match.Success)
            {
                Finish();
                token = match.Groups["token"] is { Success: true } found ? found.Value : BreakingChange;
                value.Add(line[match.Length..]);
            }
            else if (token is not null && End().IsMatch(line) && !IsListed(line, token, value))
            {
                Finish();
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
            token = null;
            value.Clear();
        }
    }

    private static bool IsListed(string line, string token, List<string> value)
    {
        // "BREAKING CHANGE:" with nothing behind it announces a list, too.
        var start = token == BreakingChange && value[0].Length == 0 ? 0 : value.FindIndex(text => text.EndsWith(':'));
        return start >= 0 && ListedChange.IsBullet(line) && ConventionalHeader.TryParse(line[2..].TrimStart()) is null && value.Skip(start + 1).All(text => text.Length == 0 || ListedChange.IsBullet(text) || text[0] == ' ');
    }

    [GeneratedRegex(@"^(?<token>[A-Za-z][A-Za-z0-9-]*)(: | #)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Begin();

    // People also write it as a bullet or heading, indented, in bold, in the plural and with a scope, with a space too few or too many, with its text in the next paragraph.
    [GeneratedRegex(@"^ {0,3}([*-] +|#{1,6} +)?(\*\*|__)?BREAKING[ -]CHANGES?(\([^()]+\))?(\*\*|__)? ?:(\*\*|__)? *", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Breaking();

    [GeneratedRegex(@"^([*-] |-{3,}$|\*{3,}$|_{3,}$|#{1,6} |<!--|\(cherry picked from commit )", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
