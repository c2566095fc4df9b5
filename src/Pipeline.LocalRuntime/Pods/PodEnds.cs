using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Waiting;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Ends pods: preStop, SIGTERM, and SIGKILL when the grace period is over; never later.</summary>
internal sealed class PodEnds(IContainerEngine engine, ProbeRunner probes, TimeProvider time)
{
    private static readonly TimeSpan TellInterval = TimeSpan.FromSeconds(2);

    /// <summary>Ends pods, all at once, removes what belongs to them, and says meanwhile for which of them it waits, and how long still.</summary>
    public Task EndAsync(string release, IReadOnlyList<RunningPod> pods, TextWriter log, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var waits = new PodFarewells(pods.Where(pod => pod.IsAlive), started);
        return new WaitingLog(_ => Task.FromResult(waits.Describe(release, time.GetUtcNow())), log, TellInterval, time).DuringAsync(
            () => Task.WhenAll(pods.Select(async pod =>
            {
                await StopAsync(pod, cancellationToken);
                waits.Note(pod);
                await RemoveAsync(pod, cancellationToken);
            })),
            cancellationToken);
    }

    /// <summary>Stops a pod within its grace; it can be started again.</summary>
    public async Task StopAsync(RunningPod pod, CancellationToken cancellationToken, TimeSpan? grace = null)
    {
        var deadline = time.GetUtcNow() + (grace ?? pod.Grace);
        var template = pod.Folder.ReadRecord()?.Template;
        var sidecars = template?.InitContainers.Where(container => container.IsSidecar).Reverse().Select(container => pod.Find(container.Name)).OfType<ContainerDescription>().ToArray() ?? [];
        await Task.WhenAll(pod.Containers.Except(sidecars).Select(container => StopOneAsync(pod, container, template, deadline, cancellationToken)));
        // They are there for the others, and go after them, the last one first.
        foreach (var sidecar in sidecars)
            await StopOneAsync(pod, sidecar, template, deadline, cancellationToken);
        // One of an earlier version of this program is the pod's only container itself.
        if (pod.Sandbox is { Status: ContainerStatus.Running })
            await IfThereAsync(() => engine.StopContainerAsync(pod.Id, pod.Containers.Count == 0 ? grace ?? pod.Grace : TimeSpan.Zero, cancellationToken));
    }

    /// <summary>Stops a container within its grace.</summary>
    public async Task StopAsync(string name, ContainerTemplate? template, TimeSpan grace, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + grace;
        if (template?.PreStop is { } hook)
            await PrepareAsync(name, hook, grace, cancellationToken);
        var left = deadline - time.GetUtcNow();
        await IfThereAsync(() => engine.StopContainerAsync(name, left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken));
    }

    /// <summary>Kills and removes a pod, with its folder.</summary>
    public async Task RemoveAsync(RunningPod pod, CancellationToken cancellationToken)
    {
        pod.Folder.Retire();
        // The sandbox last: as long as it is there the pod is found.
        await Task.WhenAll(pod.Containers.Select(container => engine.RemoveContainerAsync(container.Id, cancellationToken)));
        if (pod.Sandbox is not null)
            await engine.RemoveContainerAsync(pod.Sandbox.Id, cancellationToken);
        pod.Folder.Delete();
    }

    private Task StopOneAsync(RunningPod pod, ContainerDescription container, PodTemplate? template, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        if (container.Status != ContainerStatus.Running)
            return Task.CompletedTask;
        var name = container.Labels.GetValueOrDefault(LocalLabels.Container);
        var left = deadline - time.GetUtcNow();
        return StopAsync(container.Name, template?.AllContainers.FirstOrDefault(candidate => candidate.Name == name), left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken);
    }

    // What it says counts for nothing, as in Kubernetes: the container ends all the same.
    private async Task PrepareAsync(string name, Probe hook, TimeSpan grace, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(grace, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await Task.Delay(hook.InitialDelay, time, linked.Token);
            if (hook.Command.Count > 0 || hook.HttpPath is not null)
                await probes.ProbeAsync(hook with { Timeout = grace }, name, await AddressAsync(name, hook, linked.Token), linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The grace period is over.
        }
        catch (PipelineException)
        {
            // It has ended meanwhile.
        }
    }

    private async Task<string> AddressAsync(string name, Probe hook, CancellationToken cancellationToken)
    {
        if (hook.HttpPath is null)
            return "";
        var container = await engine.FindContainerAsync(name, cancellationToken);
        var sandbox = await engine.FindContainerAsync(container?.Labels.GetValueOrDefault(LocalLabels.Sandbox) ?? name, cancellationToken);
        return sandbox?.Addresses.Values.FirstOrDefault(address => address.Length > 0) ?? "";
    }

    private static async Task IfThereAsync(Func<Task> stop)
    {
        try
        {
            await stop();
        }
        catch (EngineException exception) when (exception.IsAbsent)
        {
            // Somebody else removed it.
        }
    }
}
