namespace Pipeline.Core.Planning;

/// <summary>Takes out what was reverted, and the reverts themselves; a reverted revert restores.</summary>
internal static class RevertedChanges
{
    /// <summary>Splits changes, the newest first.</summary>
    /// <returns>What is left, and which change was reverted by which.</returns>
    public static (List<ModuleChange> Left, List<(ModuleChange Change, ModuleChange By)> Reverted) Split(IReadOnlyList<ModuleChange> changes)
    {
        var reverted = new Dictionary<ModuleChange, ModuleChange>(ReferenceEqualityComparer.Instance);
        var cancelling = new HashSet<ModuleChange>(ReferenceEqualityComparer.Instance);
        for (var index = 0; index < changes.Count; index++)
        {
            var change = changes[index];
            if (change.Revert is null || reverted.ContainsKey(change))
                continue;
            var targets = Targets(changes, index, reverted);
            foreach (var target in targets.OfType<ModuleChange>())
                reverted.TryAdd(target, change);
            // What it reverts of an earlier release is a change like any other.
            if (!targets.Contains(null))
                cancelling.Add(change);
        }

        return (
            [.. changes.Where(change => !reverted.ContainsKey(change) && !cancelling.Contains(change))],
            [.. changes.Where(reverted.ContainsKey).Select(change => (change, reverted[change]))]);
    }

    // A null stands for a commit that is not among the changes.
    private static List<ModuleChange?> Targets(IReadOnlyList<ModuleChange> changes, int index, Dictionary<ModuleChange, ModuleChange> reverted)
    {
        var revert = changes[index].Revert!;
        var older = changes.Skip(index + 1).Where(change => !reverted.ContainsKey(change));
        return revert.Commits.Count > 0
            ? [.. revert.Commits.Select(id => older.FirstOrDefault(change => change.Commit.Id.StartsWith(id, StringComparison.Ordinal)))]
            : [older.FirstOrDefault(change => change.Commit.Subject == revert.Subject || change.Commit.Changes[0].Description == revert.Subject)];
    }
}
