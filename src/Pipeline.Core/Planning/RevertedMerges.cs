using System.Text.RegularExpressions;
using Pipeline.Core.Commits;

namespace Pipeline.Core.Planning;

/// <summary>Tells which of the merges that a later commit reverts brought a commit: it is in the merge, and not in the parent that the revert goes back to, which is the first unless it says otherwise. Commits are visited children before parents.</summary>
internal sealed partial class RevertedMerges
{
    private readonly HashSet<string> _reverted = [];
    private readonly HashSet<string> _named = [];
    private readonly Dictionary<string, string> _mainlines = [];
    private readonly Dictionary<string, Reach> _edge = [];

    /// <summary>Visits a commit and returns those merges: their ids, or their subjects where the revert names no commit.</summary>
    public IReadOnlyList<string> Visit(HistoryCommit commit)
    {
        ReadRevert(commit.Message);
        if (_reverted.Count + _named.Count + _edge.Count == 0)
            return [];
        _edge.Remove(commit.Id, out var reach);
        var name = commit.Parents.Count > 1 ? Reverted(commit) : null;
        if (reach is null && name is null)
            return [];
        var mainline = name is null ? 0 : Mainline(commit);
        for (var index = 0; index < commit.Parents.Count; index++)
        {
            if (!_edge.TryGetValue(commit.Parents[index], out var parent))
                _edge[commit.Parents[index]] = parent = new Reach([], []);
            parent.Merges.UnionWith(reach?.Merges ?? []);
            parent.Before.UnionWith(reach?.Before ?? []);
            if (name is not null)
                (index == mainline ? parent.Before : parent.Merges).Add(name);
        }

        return reach is null ? [] : [.. reach.Merges.Except(reach.Before)];
    }

    private void ReadRevert(string message)
    {
        // Looking for the words first spares reading almost every message.
        var isNamed = message.StartsWith("Revert \"Merge", StringComparison.Ordinal);
        if ((!isNamed && !message.Contains("his reverts commit", StringComparison.Ordinal)) || CommitMessage.Parse(message).Revert is not { } revert)
            return;
        _reverted.UnionWith(revert.Commits);
        if (isNamed && revert is { Commits.Count: 0, Subject: { } subject })
            _named.Add(subject);
        foreach (var match in Reversing().Matches(message).Cast<Match>())
            _mainlines[match.Groups["merge"].Value] = match.Groups["mainline"].Value;
    }

    private string? Reverted(HistoryCommit merge)
    {
        if (_reverted.Any(id => merge.Id.StartsWith(id, StringComparison.Ordinal)))
            return merge.Id;
        // The next of this name is another merge.
        return _named.Count > 0 && CommitMessage.Parse(merge.Message).Subject is var subject && _named.Remove(subject) ? subject : null;
    }

    private int Mainline(HistoryCommit merge)
    {
        var told = _mainlines.FirstOrDefault(pair => merge.Id.StartsWith(pair.Key, StringComparison.Ordinal)).Value;
        return told is null ? 0 : Math.Max(0, merge.Parents.ToList().FindIndex(parent => parent.StartsWith(told, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\breverts commit (?<merge>[0-9a-f]{7,64}),\s+reversing\s+changes\s+made\s+to\s+(?<mainline>[0-9a-f]{7,64})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Reversing();

    private sealed record Reach(HashSet<string> Merges, HashSet<string> Before);
}
