using Pipeline.Core.Commits;

namespace Pipeline.Core.Planning;

/// <summary>Tells which of the merges that a later commit reverts brought a commit: it is in the merge, and not in its first parent. Commits are visited children before parents.</summary>
internal sealed class RevertedMerges
{
    private readonly HashSet<string> _reverted = [];
    private readonly Dictionary<string, Reach> _edge = [];

    /// <summary>Visits a commit and returns the ids of those merges.</summary>
    public IReadOnlyList<string> Visit(HistoryCommit commit)
    {
        if (commit.Message.Contains("his reverts commit", StringComparison.Ordinal) && CommitMessage.Parse(commit.Message).Revert is { } revert)
            _reverted.UnionWith(revert.Commits);
        if (_reverted.Count == 0)
            return [];
        _edge.Remove(commit.Id, out var reach);
        var isReverted = commit.Parents.Count > 1 && _reverted.Any(id => commit.Id.StartsWith(id, StringComparison.Ordinal));
        if (reach is null && !isReverted)
            return [];
        for (var index = 0; index < commit.Parents.Count; index++)
        {
            if (!_edge.TryGetValue(commit.Parents[index], out var parent))
                _edge[commit.Parents[index]] = parent = new Reach([], []);
            parent.Merges.UnionWith(reach?.Merges ?? []);
            parent.Before.UnionWith(reach?.Before ?? []);
            if (isReverted)
                (index == 0 ? parent.Before : parent.Merges).Add(commit.Id);
        }

        return reach is null ? [] : [.. reach.Merges.Except(reach.Before)];
    }

    private sealed record Reach(HashSet<string> Merges, HashSet<string> Before);
}
