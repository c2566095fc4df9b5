using Pipeline.Core.Errors;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Kubernetes.Progress;
using Pipeline.Tools.Kubernetes.Watching;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>Follows a deployment while it waits: says for what, whenever that changes, and ends it when waiting cannot mend what it found.</summary>
/// <param name="cluster">Tells of the release.</param>
/// <param name="rules">What waiting cannot mend.</param>
/// <param name="time">Paces new attempts after a broken connection.</param>
internal sealed class ReleaseWatcher(ClusterClient cluster, FaultRules rules, TimeProvider time)
{
    /// <summary>Does <paramref name="work"/>.</summary>
    /// <param name="release">The release.</param>
    /// <param name="workloads">What of it makes pods.</param>
    /// <param name="unchanged">Which of them stay as they are.</param>
    /// <param name="log">Receives a line each time it waits for something else.</param>
    /// <param name="work">Deploys and waits; cancelled when it is in vain.</param>
    /// <param name="cancellationToken">Stops all of it.</param>
    /// <exception cref="ReleaseNotReadyException">It failed, or was ended because it is in vain.</exception>
    public async Task DuringAsync(
        ReleaseName release, IReadOnlySet<WorkloadName> workloads, IReadOnlySet<WorkloadName> unchanged, TextWriter log, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await using var watch = await NamespaceWatch.StartAsync(cluster, release.Namespace, time, cancellationToken);
        if (watch.Refusal is { } refusal)
            await log.WriteLineAsync($"What is waited for cannot be told in full: {refusal}".AsMemory(), cancellationToken);
        var scope = new ReleaseScope(workloads, watch.Current, unchanged);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = work(stop.Token);
        var following = FollowAsync(watch, scope, release, log, end.Token);
        var verdict = await Task.WhenAny(working, following) == following && following.IsCompletedSuccessfully ? await following : null;
        if (verdict is not null)
        {
            await log.WriteLineAsync($"{release.Name} is not waited for any longer: {verdict.Final[0]}".AsMemory(), CancellationToken.None);
            await stop.CancelAsync();
        }

        try
        {
            await working;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is PipelineException or OperationCanceledException)
        {
            var now = watch.Current;
            throw new ReleaseNotReadyException(verdict ?? ReleaseProgress.Read(scope, now, rules), new PodEvents(now.Events), scope.PodsOf(now), verdict is not null, exception);
        }
        finally
        {
            await end.CancelAsync();
            await ((Task)following).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whether everything of a release is ready that nobody is about to change; yes when nobody may look.</summary>
    /// <param name="release">The release.</param>
    /// <param name="workloads">What of it makes pods.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task<bool> IsReadyAsync(ReleaseName release, IReadOnlySet<WorkloadName> workloads, CancellationToken cancellationToken)
    {
        await using var watch = await NamespaceWatch.StartAsync(cluster, release.Namespace, time, cancellationToken);
        if (watch.Refusal is not null)
            return true;
        var now = watch.Current;
        var progress = ReleaseProgress.Read(new ReleaseScope(workloads, now, workloads), now, rules);
        return progress.Ready == progress.Total && progress.Findings.Count == 0;
    }

    private async Task<ReleaseProgress?> FollowAsync(NamespaceWatch watch, ReleaseScope scope, ReleaseName release, TextWriter log, CancellationToken end)
    {
        string? told = null;
        try
        {
            while (true)
            {
                var progress = ReleaseProgress.Read(scope, watch.Current, rules);
                if (progress.Final.Count > 0)
                    return progress;
                if (progress.Describe(release.Name) is { } words && words != told)
                    await log.WriteLineAsync((told = words).AsMemory(), end);
                await watch.NextAsync(end);
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
