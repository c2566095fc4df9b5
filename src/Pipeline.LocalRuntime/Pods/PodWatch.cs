using Pipeline.Tools.Containers;
using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Waits until pods are ready, restarts what its liveness probe condemns, and gives up on what keeps ending.</summary>
internal sealed class PodWatch(IContainerEngine engine, PodRunner runner, ProbeRunner probes, TimeProvider time)
{
    private const int MaximumRestarts = 5;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for one pod.</summary>
    /// <exception cref="PodFailedException">It ended again and again, or was not ready at <paramref name="deadline"/>.</exception>
    public async Task WaitUntilReadyAsync(PodPlan pod, DateTimeOffset deadline, TextWriter log, CancellationToken cancellationToken)
    {
        var template = pod.Workload.Pod.Container;
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

            if (container.Status == ContainerStatus.Running && container.Addresses.TryGetValue(pod.Namespace.Network, out var address) && address.Length > 0)
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
            await Task.Delay(Tick, time, cancellationToken);
        }
    }

    private Task<PodFailedException> FailureAsync(PodPlan pod, string reason) =>
        runner.FailureAsync(pod.Name, pod.Workload.Pod.Container.Name, pod.Container, reason);

    private sealed class ContainerProbes(ContainerTemplate template, DateTimeOffset startedAt)
    {
        private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
        private readonly ProbeState? _startup = StateOf(template.Startup, startedAt);
        private readonly ProbeState? _readiness = StateOf(template.Readiness, startedAt);
        private readonly ProbeState? _liveness = StateOf(template.Liveness, startedAt);

        private bool HasStarted => _startup is null or { HasSucceeded: true };

        /// <summary>Without a readiness probe a container is ready once it has run for a moment: one that ends at once never was.</summary>
        public bool IsReady(TimeProvider time) => HasStarted && (_readiness?.HasSucceeded ?? time.GetUtcNow() - startedAt >= Settling);

        public bool IsCondemned => _startup is { HasFailed: true, HasSucceeded: false } || _liveness is { HasFailed: true };

        public string? LastFailure => (IsCondemned ? _liveness?.LastFailure : null) ?? _startup?.LastFailure ?? _readiness?.LastFailure;

        public async Task RunDueAsync(Func<Probe, Task<string?>> probe, TimeProvider time)
        {
            ProbeState?[] due = HasStarted ? [_readiness, _liveness] : [_startup];
            foreach (var state in due.OfType<ProbeState>().Where(state => state.DueAt <= time.GetUtcNow()))
                state.Note(await probe(state.Probe), time.GetUtcNow());
        }

        private static ProbeState? StateOf(Probe? probe, DateTimeOffset startedAt) => probe is null ? null : new ProbeState(probe, startedAt);
    }
}
