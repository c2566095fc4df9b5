using Pipeline.Tools.Containers;
using Pipeline.Tools.Waiting;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Waits until pods are ready, restarts what its liveness probe condemns, and gives up on what keeps ending.</summary>
internal sealed class PodWatch(IContainerEngine engine, PodRunner runner, ProbeRunner probes, TimeProvider time)
{
    private const int MaximumRestarts = 5;
    private static readonly TimeSpan TellInterval = TimeSpan.FromSeconds(2);

    /// <summary>Waits for pods, all at once, and says meanwhile what it waits for.</summary>
    /// <exception cref="PodFailedException">One ended again and again, or was not ready at <paramref name="deadline"/>.</exception>
    public Task WaitUntilReadyAsync(string release, IReadOnlyList<PodPlan> pods, PodEvents events, DateTimeOffset deadline, TextWriter log, CancellationToken cancellationToken)
    {
        var readiness = new PodReadiness(release, pods.Select(pod => pod.Name));
        return new WaitingLog(_ => Task.FromResult(readiness.Describe()), log, TellInterval, time)
            .DuringAsync(() => WaitForAllAsync(pods, readiness, events, deadline, log, cancellationToken), cancellationToken);
    }

    private async Task WaitForAllAsync(IReadOnlyList<PodPlan> pods, PodReadiness readiness, PodEvents events, DateTimeOffset deadline, TextWriter log, CancellationToken cancellationToken)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waits = pods.Select(async pod =>
        {
            await WaitUntilReadyAsync(pod, readiness, events, deadline, log, failed.Token);
            readiness.Note(pod.Name, null);
            await log.WriteLineAsync($"pod {pod.Name} is ready.".AsMemory(), failed.Token);
        }).ToList();
        while (waits.Count > 0)
        {
            var ended = await Task.WhenAny(waits);
            waits.Remove(ended);
            if (!ended.IsCompletedSuccessfully)
                await failed.CancelAsync();
            await ended;
        }
    }

    // For what the engine tells of its container, and for when its probes are due.
    private async Task WaitUntilReadyAsync(PodPlan pod, PodReadiness readiness, PodEvents events, DateTimeOffset deadline, TextWriter log, CancellationToken cancellationToken)
    {
        var template = pod.Workload.Pod.Container;
        var changes = events.Of(pod.Container);
        var condemned = 0;
        var restarts = -1;
        ContainerProbes? state = null;
        while (true)
        {
            var container = await engine.FindContainerAsync(pod.Container, cancellationToken)
                ?? throw new PodFailedException(pod.Name, template.Name, "somebody removed it", []);
            if (container.RestartCount + condemned >= MaximumRestarts)
                throw await FailureAsync(pod, $"it keeps ending, last with exit code {container.ExitCode}{(container.OutOfMemory ? ", out of memory" : "")}");
            if (restarts != container.RestartCount)
            {
                restarts = container.RestartCount;
                state = new ContainerProbes(template, time.GetUtcNow());
            }

            var address = container.Status == ContainerStatus.Running ? container.Addresses.GetValueOrDefault(pod.Namespace.Network, "") : "";
            if (address.Length > 0)
            {
                await state!.RunDueAsync(probe => probes.ProbeAsync(probe, pod.Container, address, cancellationToken), time);
                if (state.IsReady(time))
                    return;
                if (state.IsCondemned)
                {
                    await log.WriteLineAsync($"pod {pod.Name}: {state.LastFailure}; its container is restarted.".AsMemory(), cancellationToken);
                    await runner.StopAsync(container, cancellationToken);
                    await engine.StartContainerAsync(pod.Container, cancellationToken);
                    condemned++;
                    state = new ContainerProbes(template, time.GetUtcNow());
                }
            }

            readiness.Note(pod.Name, Describe(container, address, state));
            if (time.GetUtcNow() >= deadline)
                throw await FailureAsync(pod, $"it is not ready in time{(state?.LastFailure is { } failure ? $": {failure}" : "")}");
            var next = address.Length > 0 && state!.NextAt < deadline ? state.NextAt : deadline;
            await changes.WaitAsync(next - time.GetUtcNow(), cancellationToken);
        }
    }

    private static string Describe(ContainerDescription container, string address, ContainerProbes? state) => (address.Length > 0, state?.LastFailure) switch
    {
        (false, _) when container.RestartCount > 0 => $"its container ended with exit code {container.ExitCode} and is started again",
        (false, _) => "its container does not run yet",
        (true, { } failure) => failure.ReplaceLineEndings(" "),
        _ => "its container runs, its probes have not answered yet",
    };

    private Task<PodFailedException> FailureAsync(PodPlan pod, string reason) =>
        runner.FailureAsync(pod.Name, pod.Workload.Pod.Container.Name, pod.Container, reason);
}
