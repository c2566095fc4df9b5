using System.Text.RegularExpressions;

namespace Pipeline.Core.Planning;

/// <summary>Takes out what was reverted, and the reverts themselves; a reverted revert restores.</summary>
internal static partial class RevertedChanges
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
            // What it reverts of an earlier release is a change like any other, and so is what it does besides.
            if (!targets.Contains(null) && change.Revert.IsAll)
                cancelling.Add(change);
        }

        return (
            [.. changes.Where(change => !reverted.ContainsKey(change) && !cancelling.Contains(change))],
            [.. changes.Where(reverted.ContainsKey).Select(change => (change, reverted[change]))]);
    }

    // A null stands for a commit that is not among the changes. Ids say most; where they are of another branch, the rest tells.
    private static List<ModuleChange?> Targets(IReadOnlyList<ModuleChange> changes, int index, Dictionary<ModuleChange, ModuleChange> reverted)
    {
        var revert = changes[index].Revert!;
        var older = changes.Skip(index + 1).Where(change => !reverted.ContainsKey(change)).ToList();
        var byId = revert.Commits.SelectMany(id => older.Where(change => IsOf(change, id)).DefaultIfEmpty<ModuleChange?>()).ToList();
        if (byId.Exists(target => target is not null))
            return byId;
        var byRequest = older.FindAll(change => change.Commit.PullRequest is { } request && revert.PullRequests.Contains(request));
        if (byRequest.Count > 0)
            return [.. byRequest];
        if (revert.Subject is not { } subject)
            return [null];
        var byMerge = older.FindAll(change => change.MergedBy.Contains(subject));
        return byMerge.Count > 0 ? [.. byMerge] : [FindNamed(older, subject) ?? FindNamed(older, OwnNumber().Replace(subject, ""))];
    }

    private static ModuleChange? FindNamed(List<ModuleChange> changes, string subject) =>
        changes.Find(change => IsNamed(change.Commit, subject)) ?? changes.Find(change => IsNamed(change.Commit, $"{subject} (#{change.Commit.PullRequest})"));

    private static bool IsOf(ModuleChange change, string id) => change.MergedBy.Append(change.Commit.Id).Any(full => full.StartsWith(id, StringComparison.Ordinal));

    private static bool IsNamed(PlannedCommit commit, string subject) => commit.Subject == subject || (commit.Changes is [var first, ..] && first.Description == subject);

    // "revert: feat: a (#13)" ends with the number of the pull request that reverts.
    [GeneratedRegex(@"( \(#\d+\))+$", RegexOptions.ExplicitCapture)]
    private static partial Regex OwnNumber();
}
