using Pipeline.Core.Errors;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Helm.Storage;
using Pipeline.Tools.Kubernetes.Progress;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>Repairs releases that a killed run left pending, and says so.</summary>
/// <param name="helm">Removes and goes back.</param>
/// <param name="store">Tells of the revisions.</param>
/// <param name="time">The clock.</param>
internal sealed class PendingReleases(HelmClient helm, HelmReleaseStore store, TimeProvider time)
{
    /// <summary>Brings a release into a state that can be deployed to.</summary>
    /// <param name="release">The release.</param>
    /// <param name="isLeft">True when whoever worked on it is known to be dead.</param>
    /// <param name="next">What is about to be deployed: kind and name of each object; empty when nothing is.</param>
    /// <param name="timeout">How long a Helm waits at most.</param>
    /// <param name="log">Told what was found and done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PipelineException">Another Helm may be at work on it.</exception>
    public async Task RepairAsync(ReleaseName release, bool isLeft, Func<Task<IReadOnlyList<WorkloadName>>> next, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        var history = await store.ListAsync(release.Namespace, release.Name, cancellationToken);
        if (history.Count == 0 || !history[^1].IsPending)
            return;
        var pending = history[^1];
        var leavesOver = await LeavesOverAsync(release, pending, next, cancellationToken);
        switch (PendingRules.Decide(history, isLeft, leavesOver, timeout, time.GetUtcNow()))
        {
            case PendingRepair.Wait:
                throw Busy(release, pending, timeout);
            case PendingRepair.Remove:
                await TellAsync(log, pending, "a run that was killed began it and nothing of it was ever ready: it is removed");
                await helm.UninstallAsync(release.Name, release.Namespace, timeout, log, cancellationToken);
                break;
            case PendingRepair.GoBack:
                var back = history.Last(revision => revision.Status == "deployed").Revision;
                await TellAsync(log, pending, $"a run that was killed left it, with objects that the next does not have: it goes back to revision {back} first");
                await helm.RollbackAsync(release.Name, release.Namespace, back, timeout, log, cancellationToken);
                break;
            case PendingRepair.MarkFailed:
                await TellAsync(log, pending, "a run that was killed left it: it is noted as failed");
                await store.MarkFailedAsync(pending, release.Namespace, "its run was killed; noted as failed by the next", cancellationToken);
                break;
        }
    }

    /// <summary>Notes a revision as failed that the Helm which was just ended here has left pending.</summary>
    public async Task CloseAsync(ReleaseName release, string why, TextWriter log, CancellationToken cancellationToken)
    {
        try
        {
            var history = await store.ListAsync(release.Namespace, release.Name, cancellationToken);
            if (history.Count > 0 && history[^1].IsPending)
                await store.MarkFailedAsync(history[^1], release.Namespace, why, cancellationToken);
        }
        catch (Exception exception) when (exception is PipelineException or OperationCanceledException)
        {
            await log.WriteLineAsync($"The release stays locked: {exception.Message}".AsMemory(), CancellationToken.None);
        }
    }

    private async Task<bool> LeavesOverAsync(ReleaseName release, StoredRevision pending, Func<Task<IReadOnlyList<WorkloadName>>> next, CancellationToken cancellationToken)
    {
        if (pending.Status is "pending-install" or "uninstalling" || await store.FindAsync(release.Namespace, release.Name, pending.Revision, cancellationToken) is not { } record)
            return false;
        return ReleaseManifest.Resources(record.Manifest).Except(await next()).Any();
    }

    private static Task TellAsync(TextWriter log, StoredRevision pending, string what) =>
        log.WriteLineAsync($"Revision {pending.Revision} of '{pending.Release}' is {pending.Status} since {pending.Changed:u}: {what}.".AsMemory(), CancellationToken.None);

    private static PipelineException Busy(ReleaseName release, StoredRevision pending, TimeSpan timeout) => new(
        $"'{release.Name}' in namespace '{release.Namespace}' is not touched: revision {pending.Revision} is {pending.Status} since {pending.Changed:u}; another Helm works on the release, or one was killed while it did. "
        + $"From {PendingRules.DeadAt(pending, timeout):u} on it counts as killed and is repaired. If nobody works on it, now: helm {(pending.Revision > 1 ? "rollback" : "uninstall")} --namespace {release.Namespace} {release.Name}");
}
