using Pipeline.Tools.Helm.Storage;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>Decides about a release whose newest revision is pending.</summary>
internal static class PendingRules
{
    /// <summary>What a Helm may take beyond the time that it was given.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>The decision.</summary>
    /// <param name="history">The revisions, oldest first.</param>
    /// <param name="isLeft">True when whoever worked on it is known to be dead: its lease was left.</param>
    /// <param name="leavesOver">True when the pending revision has objects that neither the next has.</param>
    /// <param name="timeout">How long a Helm waits at most.</param>
    /// <param name="now">The time.</param>
    public static PendingRepair Decide(IReadOnlyList<StoredRevision> history, bool isLeft, bool leavesOver, TimeSpan timeout, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Count == 0 || !history[^1].IsPending)
            return PendingRepair.None;
        if (!isLeft && now < DeadAt(history[^1], timeout))
            return PendingRepair.Wait;
        var hasRun = history.Any(revision => revision.Status is "deployed" or "superseded");
        return history[^1].Status switch
        {
            "uninstalling" => PendingRepair.Remove,
            "pending-install" when !hasRun => PendingRepair.Remove,
            _ when leavesOver && history.Any(revision => revision.Status == "deployed") => PendingRepair.GoBack,
            _ => PendingRepair.MarkFailed,
        };
    }

    /// <summary>When a Helm that works on <paramref name="revision"/> must have ended.</summary>
    public static DateTimeOffset DeadAt(StoredRevision revision, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return revision.Changed + timeout + Grace;
    }
}
