using System.Globalization;
using Pipeline.LocalRuntime.Images;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Starts pods on the container engine: a sandbox that holds the pod's network, and containers that share it.</summary>
/// <param name="parts">What works on the engine.</param>
/// <param name="image">Makes sandboxes.</param>
/// <param name="time">The clock.</param>
/// <param name="restarts">How often an init container may end and be started again.</param>
internal sealed class PodRunner(LocalRuntimeParts parts, ProxyImage image, TimeProvider time, int restarts)
{
    private readonly PodFailure _failure = new(parts.Engine);

    /// <summary>Runs the pod's init containers in order, each to its end, then starts its containers. What a failed start made is removed by whoever removes the pod.</summary>
    /// <exception cref="PodFailedException">An init container failed, or the image may not be run as root and would be.</exception>
    public async Task StartAsync(PodPlan pod, PodSurroundings surroundings, TextWriter log, CancellationToken cancellationToken)
    {
        await RemoveAsync(pod.Namespace, pod.Id, cancellationToken);
        foreach (var container in pod.Workload.Pod.AllContainers)
            await RefuseRootAsync(pod, container, cancellationToken);
        var folder = pod.Namespace.Pod(pod.Id);
        folder.Write(pod.Record);
        var volumes = new PodVolumes(pod, surroundings.Claims);
        await volumes.WriteAsync(surroundings.Manifest, cancellationToken);
        await parts.Engine.RunContainerAsync(await SandboxAsync(pod, surroundings.Manifest, cancellationToken), cancellationToken);
        foreach (var init in pod.Workload.Pod.InitContainers)
            await StartInitAsync(pod, init, Spec(pod, init, volumes, surroundings), surroundings, log, cancellationToken);
        foreach (var container in pod.Workload.Pod.Containers)
            await parts.Engine.RunContainerAsync(Spec(pod, container, volumes, surroundings), cancellationToken);
    }

    /// <summary>Starts a pod again that was stopped.</summary>
    public async Task StartAgainAsync(RunningPod pod, CancellationToken cancellationToken)
    {
        await parts.Engine.StartContainerAsync(pod.Id, cancellationToken);
        foreach (var container in pod.Folder.ReadRecord()?.Template.LastingContainers.Select(container => pod.Find(container.Name)).OfType<ContainerDescription>() ?? pod.Containers)
            await parts.Engine.StartContainerAsync(container.Id, cancellationToken);
    }

    /// <summary>Kills and removes what the engine has of a pod, with its folder.</summary>
    public async Task RemoveAsync(LocalNamespace space, string id, CancellationToken cancellationToken)
    {
        foreach (var container in await parts.Engine.ListContainersAsync($"{LocalLabels.Sandbox}={id}", cancellationToken))
            await parts.Engine.RemoveContainerAsync(container.Id, cancellationToken);
        await parts.Engine.RemoveContainerAsync(id, cancellationToken);
        space.Pod(id).Delete();
    }

    private async Task StartInitAsync(PodPlan pod, ContainerTemplate init, ContainerSpec spec, PodSurroundings surroundings, TextWriter log, CancellationToken cancellationToken)
    {
        if (init.IsSidecar)
        {
            await parts.Engine.RunContainerAsync(spec, cancellationToken);
            await WaitUntilStartedAsync(pod, init, surroundings.Deadline, log, cancellationToken);
            return;
        }

        var pause = TimeSpan.Zero;
        for (var start = 1; ; start++)
        {
            var container = start == 1 ? await parts.Engine.RunContainerAsync(spec, cancellationToken) : spec.Name!;
            if (start > 1)
                await parts.Engine.StartContainerAsync(container, cancellationToken);
            var code = await WaitAsync(pod, init, container, surroundings.Deadline, cancellationToken);
            if (code == 0)
                return;
            // The pod of a Job that never restarts is begun anew as a whole.
            if (start > restarts || pod.Workload.Kind == WorkloadKind.Job)
                throw await _failure.OfAsync(pod.Name, init, spec.Name!, null);
            await Task.Delay(pause, time, cancellationToken);
            pause = RestartBackoff.OfDeployment.AfterStart(pause);
        }
    }

    /// <summary>Waits until a container has ended.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="PodFailedException">It still runs at <paramref name="deadline"/>.</exception>
    public async Task<int> WaitAsync(PodPlan pod, ContainerTemplate template, string container, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var left = deadline - time.GetUtcNow();
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await parts.Engine.WaitForContainerAsync(container, linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw await _failure.OfAsync(pod.Name, template, container, "it has not ended in time");
        }
    }

    private async Task WaitUntilStartedAsync(PodPlan pod, ContainerTemplate sidecar, DateTimeOffset deadline, TextWriter log, CancellationToken cancellationToken)
    {
        var only = pod.Record with { Template = pod.Workload.Pod with { InitContainers = [sidecar], Containers = [] } };
        var keeper = new PodKeeper(parts, pod.Namespace, pod.Namespace.Pod(pod.Id), only, KeepTerms.OfDeployment(log), time);
        await using var events = new PodEvents(parts.Engine, pod.Namespace, time);
        await parts.Watch.WaitAsync(pod, keeper, view => view.Containers.All(container => container.View.HasStarted), events, deadline, _ => { }, cancellationToken);
    }

    private async Task RefuseRootAsync(PodPlan pod, ContainerTemplate container, CancellationToken cancellationToken)
    {
        if (!container.MustNotBeRoot || container.User is > 0)
            return;
        var user = container.User?.ToString(CultureInfo.InvariantCulture) ?? (await parts.Engine.FindImageAsync(container.Image, cancellationToken))?.User;
        if (user is not null && (user.Length == 0 || user.Split(':')[0] is "0" or "root"))
            throw new PodFailedException(pod.Name, container.Name, "it has runAsNonRoot, and its image runs as root. Set runAsUser, or USER in the Dockerfile", []);
    }

    private async Task<ContainerSpec> SandboxAsync(PodPlan pod, ReleaseManifest manifest, CancellationToken cancellationToken) => (await image.SandboxAsync(cancellationToken)) with
    {
        Name = pod.Id,
        Labels = new Dictionary<string, string>(LocalLabels.Of(pod.Namespace, pod.Release))
        {
            [LocalLabels.Workload] = pod.Workload.ToString(),
            [LocalLabels.Pod] = pod.Name,
            [LocalLabels.Grace] = pod.Workload.Pod.Grace.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        },
        Network = pod.Namespace.Network,
        NetworkAliases = Names(pod, manifest),
        HostName = pod.Name.Length <= 63 ? pod.Name : null,
    };

    private static ContainerSpec Spec(PodPlan pod, ContainerTemplate container, PodVolumes volumes, PodSurroundings surroundings)
    {
        var environment = new PodEnvironment(pod, container, surroundings.Manifest, surroundings.Services);
        return new ContainerSpec
        {
            Name = PodPlan.ContainerName(pod.Id, container.Name),
            Image = container.Image,
            EntryPoint = [.. container.Command.Select(environment.Expand)],
            Arguments = [.. container.Arguments.Select(environment.Expand)],
            Environment = environment.Variables,
            Labels = new Dictionary<string, string>(LocalLabels.Of(pod.Namespace, pod.Release)) { [LocalLabels.Sandbox] = pod.Id, [LocalLabels.Container] = container.Name },
            NetworkOf = pod.Id,
            Mounts = volumes.MountsOf(container),
            Volumes = volumes.VolumesOf(container),
            WorkingDirectory = container.WorkingDirectory,
            User = container.User is null ? null : string.Create(CultureInfo.InvariantCulture, $"{container.User}:{container.Group ?? 0}"),
            ReadOnly = container.ReadOnly,
            MemoryBytes = container.MemoryBytes,
            Cpus = container.Cpus,
            NoNewPrivileges = container.NoNewPrivileges,
            DroppedCapabilities = container.DroppedCapabilities,
            AddedCapabilities = container.AddedCapabilities,
        };
    }

    // A pod of a StatefulSet is known below its headless Service, and that Service's own name leads to all its pods.
    private static List<string> Names(PodPlan pod, ReleaseManifest manifest)
    {
        List<string> names = [PodHost.Of(pod.Id), pod.Name];
        foreach (var service in manifest.Services.Where(service => service.Headless && service.Selects(pod.Workload.Pod.Labels)))
        {
            names.AddRange(pod.Namespace.ServiceNames(service.Name));
            if (service.Name == pod.Workload.ServiceName)
                names.AddRange(pod.Namespace.ServiceNames(service.Name).Select(name => $"{pod.Name}.{name}"));
        }

        return names;
    }
}
