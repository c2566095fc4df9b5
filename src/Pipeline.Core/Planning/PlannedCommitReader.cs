using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Core.Commits;
using Pipeline.Core.Versions;

namespace Pipeline.Core.Planning;

/// <summary>Makes of a raw commit what a plan needs; equal names are kept once.</summary>
internal sealed partial class PlannedCommitReader
{
    private readonly Dictionary<string, string[]> _authors = [];

    public ModuleChange Read(HistoryCommit commit, int? pullRequest, IReadOnlyList<string> mergedBy)
    {
        var message = CommitMessage.Parse(commit.Message);
        var planned = new PlannedCommit
        {
            Id = commit.Id,
            Subject = message.Subject,
            CommittedAt = commit.CommittedAt,
            Authors = Authors(commit.Author, message.Footers),
            Changes = message.Changes,
            Bump = commit.Paths.Count == 0 ? VersionBump.None : message.Changes.Max(change => change.Bump),
            PullRequest = pullRequest,
            Issues = Issues(commit.Message, message.Footers),
        };
        return new ModuleChange(planned, message.Revert, mergedBy, [.. message.ReleaseAs], IsSincePrerelease: false);
    }

    private string[] Authors(string author, IReadOnlyList<CommitFooter> footers)
    {
        if (!_authors.TryGetValue(author, out var alone))
            _authors[author] = alone = [author];
        var others = footers.Where(footer => footer.Is("Co-authored-by")).Select(footer => WithoutAddress(footer.Value)).ToList();
        return others.Count == 0 ? alone : [.. alone.Union(others)];
    }

    private static string WithoutAddress(string person)
    {
        var address = person.IndexOf('<', StringComparison.Ordinal);
        return (address < 0 ? person : person[..address]).Trim();
    }

    /// <summary>The numbers of the issues that a message closes or refers to.</summary>
    public static int[] Issues(string message, IReadOnlyList<CommitFooter> footers)
    {
        // Looking for the sign first spares the search in almost every message.
        if (!message.Contains('#', StringComparison.Ordinal))
            return [];
        var closed = Closing().Matches(message).Select(match => match.Groups["number"].Value);
        var named = footers.Where(footer => footer.Is("Refs") || footer.Is("Ref")).SelectMany(footer => Reference().Matches("#" + footer.Value.TrimStart('#'))).Select(match => match.Groups["number"].Value);
        return [.. closed.Concat(named).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).Distinct().Order()];
    }

    [GeneratedRegex(@"\b(close|fix|resolve)(s|d|es|ed)?:? +#(?<number>\d{1,9})\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex(@"#(?<number>\d{1,9})\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
