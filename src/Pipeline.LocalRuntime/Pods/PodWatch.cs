using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Waits until pods are ready, restarts what its liveness probe condemns, and gives up on what keeps ending.</summary>
internal sealed class PodWatch(IContainerEngine engine, PodRunner runner, ProbeRunner probes, TimeProvider time)
{
    private const int MaximumRestarts = 5;

    /// <summary>Waits for one pod: for what the engine tells of its container, and for when its probes are due.</summary>
    /// <exception cref="PodFailedException">It ended again and again, or was not ready at <paramref name="deadline"/>.</exception>
    public async Task WaitUntilReadyAsync(PodPlan pod, PodEvents events, DateTimeOffset deadline, TextWriter log, CancellationToken cancellationToken)
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

            if (time.GetUtcNow() >= deadline)
                throw await FailureAsync(pod, $"it is not ready in time{(state?.LastFailure is { } failure ? $": {failure}" : "")}");
            var next = address.Length > 0 && state!.NextAt < deadline ? state.NextAt : deadline;
            await changes.WaitAsync(next - time.GetUtcNow(), cancellationToken);
        }
    }

    private Task<PodFailedException> FailureAsync(PodPlan pod, string reason) =>
        runner.FailureAsync(pod.Name, pod.Workload.Pod.Container.Name, pod.Container, reason);
}
