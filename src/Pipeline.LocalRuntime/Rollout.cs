using Pipeline.Core.Errors;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Files;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Releases;
using Pipeline.LocalRuntime.Services;

namespace Pipeline.LocalRuntime;

/// <summary>
/// Brings a release from what runs to what its chart wants. New pods start beside the old ones and take over when all are
/// ready; until then the old ones serve, and after a failure they go on serving.
/// </summary>
internal sealed class Rollout(LocalRuntimeParts parts, LocalNamespace space, LocalDeployment deployment, ReleaseManifest manifest, TimeProvider time)
{
    private readonly DateTimeOffset _deadline = time.GetUtcNow() + deployment.Timeout;
    private readonly List<string> _startedServices = [];
    private readonly List<PodPlan> _startedPods = [];
    private readonly List<ContainerDescription> _stoppedPods = [];

    /// <summary>What runs after a failure, as the end of a sentence.</summary>
    public string Aftermath { get; private set; } = "nothing was changed";

    public async Task RunAsync(bool isUpgrade, TextWriter log, CancellationToken cancellationToken)
    {
        foreach (var remark in manifest.Remarks)
            await log.WriteLineAsync(remark.AsMemory(), cancellationToken);
        await EnsureNamespaceAsync(cancellationToken);
        await parts.Engine.CreateNetworkAsync(space.Network, new Dictionary<string, string> { [LocalLabels.Namespace] = space.Name }, cancellationToken);
        var old = await OwnPodsAsync(cancellationToken);
        var wanted = manifest.Workloads.Where(workload => workload.Kind != WorkloadKind.Job).SelectMany(workload => PodPlan.For(space, deployment.Release, workload, manifest)).ToArray();
        try
        {
            await StartNewServicesAsync(cancellationToken);
            await RunHooksAsync(isUpgrade ? "pre-upgrade" : "pre-install", log, cancellationToken);
            await StartPodsAsync(wanted, old, log, cancellationToken);
        }
        catch
        {
            var ranBefore = old.Where(IsActive).Any(container => container.Status == ContainerStatus.Running);
            Aftermath = ranBefore ? "what ran before could not be brought back whole" : "what it had started could not be removed whole";
            await GoBackAsync();
            Aftermath = !ranBefore ? "nothing of it runs" : _stoppedPods.Count > 0 ? "what ran before was started again" : "what ran before still runs";
            throw;
        }

        // Not cancelled: half-way, some pods would be known as old and others as new.
        Aftermath = "what ran before is gone, and its new pods have taken over";
        await TakeOverAsync(wanted, old, CancellationToken.None);
        await RunJobsAsync(manifest.Workloads.Where(workload => workload.Kind == WorkloadKind.Job && workload.Hooks.Count == 0), log, cancellationToken);
        await RunHooksAsync(isUpgrade ? "post-upgrade" : "post-install", log, cancellationToken);
    }

    private async Task EnsureNamespaceAsync(CancellationToken cancellationToken)
    {
        space.EnsureFolder();
        using var held = await FileLock.TakeAsync(space.LockOf("namespace"), LocalNamespace.Patience, time, cancellationToken);
        if (File.Exists(space.KnownMark))
            return;
        // Somebody deleted the folder while containers ran: what they mounted is gone, and nothing here knows them any more.
        foreach (var container in await parts.Engine.ListContainersAsync($"{LocalLabels.Scope}={space.Scope}", cancellationToken))
            await parts.Engine.RemoveContainerAsync(container.Id, cancellationToken);
        await File.WriteAllTextAsync(space.KnownMark, "", cancellationToken);
    }

    private async Task StartPodsAsync(IReadOnlyList<PodPlan> wanted, IReadOnlyList<ContainerDescription> old, TextWriter log, CancellationToken cancellationToken)
    {
        var kept = old.Where(IsActive).Where(container => container.Status == ContainerStatus.Running).Select(container => container.Name).ToHashSet();
        var missing = wanted.Where(pod => !kept.Contains(pod.Container)).ToArray();
        foreach (var container in old.Where(container => container.Status == ContainerStatus.Running && missing.Any(pod => pod.Workload.StopsFirst && Belongs(container, pod))))
        {
            _stoppedPods.Add(container);
            await parts.Pods.StopAsync(container, cancellationToken);
        }

        var services = await ServiceVariablesAsync(cancellationToken);
        foreach (var pod in missing)
        {
            await log.WriteLineAsync($"pod {pod.Name} starts ({pod.Workload.Pod.Container.Image}).".AsMemory(), cancellationToken);
            await parts.Pods.StartAsync(pod, manifest, services, cancellationToken);
            _startedPods.Add(pod);
        }

        if (missing.Length == 0)
            return;
        await using var events = new PodEvents(parts.Engine, space, time);
        await parts.Watch.WaitUntilReadyAsync(deployment.Release, missing, events, _deadline, log, cancellationToken);
    }

    private async Task TakeOverAsync(IReadOnlyList<PodPlan> wanted, IReadOnlyList<ContainerDescription> old, CancellationToken cancellationToken)
    {
        var names = manifest.Workloads.SelectMany(workload => PodPlan.For(space, deployment.Release, workload, manifest)).Select(pod => pod.Container).ToHashSet();
        var retired = old.Where(container => !names.Contains(container.Name)).ToArray();
        foreach (var pod in wanted)
        {
            Directory.CreateDirectory(space.PodFolder(pod.Container));
            await File.WriteAllTextAsync(space.ActiveMark(pod.Container), "", cancellationToken);
        }

        foreach (var container in retired.Where(IsActive))
            File.Delete(space.ActiveMark(container.Name));
        await ReplaceServicesAsync(cancellationToken);
        await RouteAsync(cancellationToken);
        await Task.WhenAll(retired.Select(container => parts.Pods.EndAsync(space, container, cancellationToken)));
    }

    private async Task GoBackAsync()
    {
        foreach (var pod in _startedPods)
            await parts.Pods.RemoveAsync(space, pod.Container, CancellationToken.None);
        foreach (var container in _stoppedPods)
            await parts.Engine.StartContainerAsync(container.Id, CancellationToken.None);
        foreach (var service in _startedServices)
            await parts.Services.RemoveAsync(space, service, CancellationToken.None);
    }

    private async Task StartNewServicesAsync(CancellationToken cancellationToken)
    {
        var there = (await parts.Services.ListAsync(space, cancellationToken)).ToDictionary(entry => entry.Service.Name, entry => entry.Container);
        foreach (var service in manifest.Services.Where(service => !service.Headless))
        {
            if (!there.TryGetValue(service.Name, out var container))
            {
                _startedServices.Add(service.Name);
                await parts.Services.StartAsync(space, deployment.Release, service, cancellationToken);
            }
            else if (container.Labels.GetValueOrDefault(LocalLabels.Release) is var owner && owner != deployment.Release)
            {
                throw new PipelineException($"Service/{service.Name} in namespace '{space.Name}' belongs to the release '{owner}'. Give one of them another name.");
            }
        }
    }

    private async Task ReplaceServicesAsync(CancellationToken cancellationToken)
    {
        var own = (await parts.Services.ListAsync(space, cancellationToken)).Where(entry => entry.Container.Labels.GetValueOrDefault(LocalLabels.Release) == deployment.Release);
        foreach (var (service, container) in own)
        {
            var wanted = manifest.Services.FirstOrDefault(candidate => candidate.Name == service.Name && !candidate.Headless);
            if (wanted is null)
                await parts.Services.RemoveAsync(space, service.Name, cancellationToken);
            else if (System.Text.Json.JsonSerializer.Serialize(wanted, LocalJsonContext.Default.Service) != container.Labels[LocalLabels.Service] || container.Status != ContainerStatus.Running)
                await parts.Services.StartAsync(space, deployment.Release, wanted, cancellationToken);
        }
    }

    private async Task RouteAsync(CancellationToken cancellationToken)
    {
        // Another release of the namespace may be at this point too.
        using var held = await FileLock.TakeAsync(space.LockOf("routes"), LocalNamespace.Patience, time, cancellationToken);
        var pods = (await parts.Engine.ListContainersAsync($"{LocalLabels.Scope}={space.Scope}", cancellationToken))
            .Where(container => container.Labels.ContainsKey(LocalLabels.Pod) && container.Status == ContainerStatus.Running && IsActive(container)).ToArray();
        await parts.Services.RouteAsync(space, pods, cancellationToken);
    }

    private Task RunHooksAsync(string hook, TextWriter log, CancellationToken cancellationToken) =>
        RunJobsAsync(manifest.Workloads.Where(workload => workload.Hooks.Contains(hook)).OrderBy(workload => workload.HookWeight).ThenBy(workload => workload.Name, StringComparer.Ordinal), log, cancellationToken);

    private async Task RunJobsAsync(IEnumerable<Workload> jobs, TextWriter log, CancellationToken cancellationToken)
    {
        var pods = jobs.SelectMany(job => PodPlan.For(space, deployment.Release, job, manifest)).ToArray();
        if (pods.Length == 0)
            return;
        var services = await ServiceVariablesAsync(cancellationToken);
        foreach (var pod in pods)
            await parts.Jobs.RunAsync(pod, manifest, services, _deadline, log, cancellationToken);
    }

    private async Task<IReadOnlyDictionary<string, string>> ServiceVariablesAsync(CancellationToken cancellationToken) =>
        (await parts.Services.ListAsync(space, cancellationToken))
            .Where(entry => entry.Container.Addresses.ContainsKey(space.Network))
            .SelectMany(entry => ServiceEnvironment.Of(entry.Service, entry.Container.Addresses[space.Network]))
            .ToDictionary(variable => variable.Key, variable => variable.Value, StringComparer.Ordinal);

    private async Task<IReadOnlyList<ContainerDescription>> OwnPodsAsync(CancellationToken cancellationToken) =>
        [.. (await parts.Engine.ListContainersAsync($"{LocalLabels.Scope}={space.Scope}", cancellationToken))
            .Where(container => container.Labels.ContainsKey(LocalLabels.Pod) && container.Labels.GetValueOrDefault(LocalLabels.Release) == deployment.Release)];

    private bool IsActive(ContainerDescription container) => File.Exists(space.ActiveMark(container.Name));

    private static bool Belongs(ContainerDescription container, PodPlan pod) => container.Labels.GetValueOrDefault(LocalLabels.Workload) == pod.Workload.ToString();
}
