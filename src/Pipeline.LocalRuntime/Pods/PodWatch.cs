using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Waits until a pod is ready, keeps it running meanwhile, and gives up on what keeps ending.</summary>
/// <param name="parts">What works on the engine.</param>
/// <param name="time">The clock.</param>
/// <param name="restarts">How often a container may end and be started again.</param>
internal sealed class PodWatch(LocalRuntimeParts parts, TimeProvider time, int restarts)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private readonly PodFailure _failure = new(parts.Engine);

    /// <summary>Waits until the pod is as it is wanted.</summary>
    /// <exception cref="PodFailedException">A container ended again and again, or the pod was not so at <paramref name="deadline"/>.</exception>
    public async Task WaitAsync(
        PodPlan pod, PodKeeper keeper, Predicate<PodView> isGood, PodEvents events, DateTimeOffset deadline, Action<string> tell, CancellationToken cancellationToken)
    {
        var changes = events.Of(pod.Id);
        while (true)
        {
            var view = await keeper.StepAsync(cancellationToken);
            if (!view.IsThere || view.Containers.Any(container => container.View.Container is null))
                throw new PodFailedException(pod.Name, view.Containers.FirstOrDefault(container => container.View.Container is null).Keeper?.Name ?? "", "somebody removed it", []);
            if (view.Containers.FirstOrDefault(container => container.Keeper.Record.Restarts >= restarts && !container.View.IsReady).Keeper is { } ending)
                throw await FailureAsync(pod, ending, $"it keeps ending, last with exit code {ending.Record.ExitCode}{(ending.Record.OutOfMemory ? ", out of memory (OOMKilled)" : "")}");
            if (view.Containers.Count > 0 && isGood(view))
                return;
            tell(view.Waiting);
            if (time.GetUtcNow() >= deadline)
                throw await LateAsync(pod, view);
            var pause = (view.Containers.Count > 0 && view.NextAt < deadline ? view.NextAt : deadline) - time.GetUtcNow();
            await changes.WaitAsync(pause > ShortestPause ? pause : ShortestPause, cancellationToken);
        }
    }

    private async Task<PodFailedException> LateAsync(PodPlan pod, PodView view)
    {
        const string Late = "it is not ready in time";
        if (view.Containers.FirstOrDefault(container => !container.View.IsReady) is not { Keeper: { } keeper, View: { } late })
            return new PodFailedException(pod.Name, "", Late, []);
        return await FailureAsync(pod, keeper, late.LastFailure is { } failure ? $"{Late}: {failure}" : keeper.Record.Reason is { } reason ? $"{Late}: {reason}" : Late);
    }

    private Task<PodFailedException> FailureAsync(PodPlan pod, ContainerKeeper keeper, string reason) =>
        _failure.OfAsync(pod.Name, Template(pod, keeper.Name), PodPlan.ContainerName(pod.Id, keeper.Name), reason, keeper.Record);

    private static ContainerTemplate Template(PodPlan pod, string name) => pod.Workload.Pod.AllContainers.First(container => container.Name == name);
}
