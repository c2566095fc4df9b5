using System.Globalization;
using Pipeline.Core.Commits;
using Pipeline.Core.Planning;

namespace Pipeline.Releases.Papers;

/// <summary>The pull requests that a stretch of history brought, as far as its commits tell (D12).</summary>
internal static class MergedRequests
{
    /// <summary>The pull requests of <paramref name="commits"/>, by number.</summary>
    /// <param name="commits">The history, children before parents.</param>
    /// <param name="modulesOf">The modules that a path belongs to, by name.</param>
    public static IReadOnlyList<MergedRequest> Of(IEnumerable<HistoryCommit> commits, Func<string, IEnumerable<string>> modulesOf)
    {
        ArgumentNullException.ThrowIfNull(commits);
        var trail = new PullRequestTrail();
        var requests = new SortedDictionary<int, List<HistoryCommit>>();
        var merges = new Dictionary<int, HistoryCommit>();
        foreach (var commit in commits)
        {
            if (Number(commit, trail.Visit(commit)) is not { } number)
                continue;
            if (commit.Parents.Count > 1)
                merges[number] = commit;
            else if (requests.TryGetValue(number, out var known))
                known.Add(commit);
            else
                requests[number] = [commit];
        }

        return [.. requests.Keys.Union(merges.Keys).Order().Select(number => RequestOf(number, merges.GetValueOrDefault(number), requests.GetValueOrDefault(number) ?? [], modulesOf))];
    }

    // The merge itself is of the pull request that it brings.
    private static int? Number(HistoryCommit commit, int? carried) => commit.Parents.Count > 1 ? PullRequestTrail.MergedRequest(commit.Message) ?? carried : carried;

    private static MergedRequest RequestOf(int number, HistoryCommit? merge, List<HistoryCommit> commits, Func<string, IEnumerable<string>> modulesOf)
    {
        // GitHub puts the title into the body of a merge, and into the subject of a squashed commit.
        var (title, description) = Split(merge is null ? commits[^1].Message : BodyOf(merge.Message));
        if (title.Length == 0 && commits.Count > 0)
            title = Split(commits[^1].Message).Title;
        IEnumerable<HistoryCommit> all = merge is null ? commits : [merge, .. commits];
        return new MergedRequest
        {
            Number = number,
            Title = title,
            Author = (commits.Count > 0 ? commits[^1] : merge!).Author,
            Description = description,
            Issues = [.. all.SelectMany(commit => PlannedCommitReader.Issues(commit.Message, CommitMessage.Parse(commit.Message).Footers)).Distinct().Order().Select(issue => string.Create(CultureInfo.InvariantCulture, $"#{issue}"))],
            Modules = [.. commits.SelectMany(commit => commit.Paths).SelectMany(modulesOf).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static string BodyOf(string message) => message.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? message[end..].Trim() : "";

    private static (string Title, string? Description) Split(string message)
    {
        var text = message.Trim();
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var title = (end < 0 ? text : text[..end]).Trim();
        var number = title.LastIndexOf(" (#", StringComparison.Ordinal);
        var body = end < 0 ? "" : text[end..].Trim();
        return (number > 0 && title.EndsWith(')') ? title[..number] : title, body.Length == 0 ? null : body);
    }
}
