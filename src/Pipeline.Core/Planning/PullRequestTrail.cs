using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Core.Commits;

namespace Pipeline.Core.Planning;

/// <summary>
/// Tells which pull request brought a commit: the number at the end of a squashed commit's subject, or the merge commit
/// through which alone it came into the branch. Commits are visited children before parents.
/// </summary>
internal sealed partial class PullRequestTrail
{
    private readonly Dictionary<string, int?> _edge = [];

    public int? Visit(HistoryCommit commit)
    {
        _edge.Remove(commit.Id, out var trail);
        for (var index = 0; index < commit.Parents.Count; index++)
        {
            var parent = commit.Parents[index];
            var carried = index > 0 ? MergedRequest(commit.Message) ?? trail : trail;
            // A parent with another way into the branch was there before the pull request.
            _edge[parent] = _edge.TryGetValue(parent, out var other) && other != carried ? null : carried;
        }

        return SquashedRequest(commit.Message) ?? trail;
    }

    /// <summary>The number of the pull request that a merge of this message brings; null: it names none.</summary>
    public static int? MergedRequest(string message) => Number(Merged().Match(message));

    private static int? SquashedRequest(string message)
    {
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        var subject = end < 0 ? message : message[..end];
        return subject.TrimEnd().EndsWith(')') ? Number(Squashed().Match(subject)) : null;
    }

    private static int? Number(Match match) => match.Success ? int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^Merge pull request #(?<number>\d{1,9}) ", RegexOptions.ExplicitCapture)]
    private static partial Regex Merged();

    [GeneratedRegex(@"\(#(?<number>\d{1,9})\)\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Squashed();
}
