using Pipeline.Tools.Containers;
using Pipeline.Tools.Files;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Quotas;
using Pipeline.LocalRuntime.Releases;

namespace Pipeline.LocalRuntime.Rollouts;

/// <summary>
/// Brings a release from what runs to what its chart wants. New pods start beside the old ones and take over when all are
/// ready; until then the old ones serve, and after a failure they go on serving.
/// </summary>
internal sealed class Rollout(LocalRuntimeParts parts, LocalNamespace space, LocalDeployment deployment, ReleaseManifest manifest, TimeProvider time)
{
    private readonly DateTimeOffset _deadline = time.GetUtcNow() + deployment.Timeout;
    private readonly ServiceRollout _services = new(parts, space, deployment.Release, manifest);
    private readonly List<RunningPod> _stoppedPods = [];
    private readonly PodPlan[] _wanted =
        [.. manifest.Workloads.Where(workload => workload.Kind != WorkloadKind.Job).SelectMany(workload => PodPlan.For(space, deployment.Release, workload, manifest))];

    private readonly PodPlan[] _jobs =
        [.. manifest.Workloads.Where(workload => workload.Kind == WorkloadKind.Job).SelectMany(workload => PodPlan.For(space, deployment.Release, workload, manifest))];

    private IReadOnlyDictionary<string, VolumeDescription> _claims = new Dictionary<string, VolumeDescription>();
    private PodLaunch? _launch;

    /// <summary>What runs after a failure, as the end of a sentence.</summary>
    public string Aftermath { get; private set; } = "nothing was changed";

    /// <summary>What the containers of a failed revision wrote last; empty when nothing failed.</summary>
    public string LastWords { get; private set; } = "";

    public async Task RunAsync(bool isUpgrade, TextWriter log, CancellationToken cancellationToken)
    {
        foreach (var remark in manifest.Remarks)
            await log.WriteLineAsync(remark.AsMemory(), cancellationToken);
        await EnsureNamespaceAsync(cancellationToken);
        var use = new NamespaceUse(space, deployment.Release, deployment.Defaults);
        await use.ReserveAsync([.. _wanted.Select(pod => pod.Workload.Pod)], [.. deployment.Quotas, .. manifest.Quotas], time, cancellationToken);
        try
        {
            await parts.Images.EnsureAsync(deployment.Release, manifest, _deadline, log, cancellationToken);
            await parts.Engine.CreateNetworkAsync(space.Network, new Dictionary<string, string> { [LocalLabels.Namespace] = space.Name }, cancellationToken);
            await new Repair(parts, space, deployment.Release).RunAsync(log, cancellationToken);
            await RunStepsAsync(isUpgrade, log, cancellationToken);
        }
        finally
        {
            use.Release();
        }
    }

    private async Task RunStepsAsync(bool isUpgrade, TextWriter log, CancellationToken cancellationToken)
    {
        var old = await OwnPodsAsync(cancellationToken);
        try
        {
            await _services.StartNewAsync(cancellationToken);
            _claims = await parts.Volumes.EnsureAsync(space, deployment.Release, manifest, [.. _wanted, .. _jobs], cancellationToken);
            await RunJobsAsync(Hooks(isUpgrade ? "pre-upgrade" : "pre-install"), log, cancellationToken);
            await StartPodsAsync(old, log, cancellationToken);
        }
        catch
        {
            var ranBefore = old.Any(pod => pod.Folder.IsActive) || _stoppedPods.Count > 0;
            Aftermath = ranBefore ? "what ran before could not be brought back whole" : "what it had started could not be removed whole";
            await GoBackAsync();
            Aftermath = !ranBefore ? "nothing of it runs" : _stoppedPods.Count > 0 ? "what ran before was started again" : "what ran before still runs";
            throw;
        }

        // Not cancelled: half-way, some pods would be known as old and others as new.
        Aftermath = "what ran before is gone, and its new pods have taken over";
        await TakeOverAsync(old, log, CancellationToken.None);
        await RunJobsAsync(_jobs.Where(job => job.Workload.Hooks.Count == 0), log, cancellationToken);
        await RunJobsAsync(Hooks(isUpgrade ? "post-upgrade" : "post-install"), log, cancellationToken);
    }

    private async Task EnsureNamespaceAsync(CancellationToken cancellationToken)
    {
        using var held = await FileLock.TakeAsync(space.LockOf("namespace"), LocalNamespace.Patience, time, cancellationToken);
        space.EnsureFolder();
        if (File.Exists(space.KnownMark))
            return;
        // Somebody deleted the folder while containers ran: what they mounted is gone, and nothing here knows them any more.
        foreach (var container in await parts.Engine.ListContainersAsync($"{LocalLabels.Scope}={space.Scope}", cancellationToken))
            await parts.Engine.RemoveContainerAsync(container.Id, cancellationToken);
        await File.WriteAllTextAsync(space.KnownMark, "", cancellationToken);
    }

    private async Task StartPodsAsync(IReadOnlyList<RunningPod> old, TextWriter log, CancellationToken cancellationToken)
    {
        var wanted = _wanted.Select(pod => pod.Id).ToHashSet();
        var kept = old.Where(pod => pod.Folder.IsActive && pod.IsRunning && wanted.Contains(pod.Id)).Select(pod => pod.Id).ToHashSet();
        var missing = _wanted.Where(pod => !kept.Contains(pod.Id)).ToArray();
        var inTheWay = old.Where(pod => pod.Folder.IsActive && !kept.Contains(pod.Id) && missing.Any(plan => plan.Workload.StopsFirst && pod.Workload == plan.Workload.ToString())).ToArray();
        using (await FileLock.TakeAsync(space.PodLock, LocalNamespace.Patience, time, cancellationToken))
        {
            foreach (var pod in inTheWay)
            {
                _stoppedPods.Add(pod);
                pod.Folder.PutAside();
            }

            // What is begun anew under the same name is nobody else's meanwhile.
            foreach (var pod in missing)
                space.Pod(pod.Id).Retire();
        }

        if (inTheWay.Length > 0)
            await parts.Services.RouteAsync(space, cancellationToken);
        await Task.WhenAll(inTheWay.Select(pod => parts.Ends.StopAsync(pod, cancellationToken)));
        _launch = new PodLaunch(parts, space, deployment.Release, await SurroundingsAsync(cancellationToken), log, time);
        await _launch.RunAsync(missing, cancellationToken);
    }

    private async Task TakeOverAsync(IReadOnlyList<RunningPod> old, TextWriter log, CancellationToken cancellationToken)
    {
        var names = _wanted.Concat(_jobs).Select(pod => pod.Id).ToHashSet();
        var retired = old.Where(pod => !names.Contains(pod.Id)).ToArray();
        using (await FileLock.TakeAsync(space.PodLock, LocalNamespace.Patience, time, cancellationToken))
        {
            foreach (var pod in _wanted)
                space.Pod(pod.Id).Activate();
            foreach (var pod in retired)
                pod.Folder.Retire();
        }

        await _services.ReplaceAsync(cancellationToken);
        await parts.Services.RouteAsync(space, cancellationToken);
        await Task.WhenAll(
            parts.Ends.EndAsync(deployment.Release, retired, log, cancellationToken),
            _wanted.Length > 0 ? parts.Supervisor.EnsureAsync(space, log, cancellationToken) : Task.CompletedTask);
    }

    private async Task GoBackAsync()
    {
        if (_launch is not null)
        {
            var started = _launch.Started.Select(pod => pod.Id).ToHashSet();
            var pods = (await OwnPodsAsync(CancellationToken.None)).Where(pod => started.Contains(pod.Id)).ToArray();
            LastWords = await new PodWords(parts.Engine).OfAsync(pods, CancellationToken.None);
            foreach (var id in started)
                await parts.Pods.RemoveAsync(space, id, CancellationToken.None);
        }

        foreach (var pod in _stoppedPods)
        {
            await parts.Pods.StartAgainAsync(pod, CancellationToken.None);
            pod.Folder.Activate();
        }

        await _services.GoBackAsync();
        if (_stoppedPods.Count > 0)
            await parts.Services.RouteAsync(space, CancellationToken.None);
    }

    private IEnumerable<PodPlan> Hooks(string hook) =>
        _jobs.Where(job => job.Workload.Hooks.Contains(hook)).OrderBy(job => job.Workload.HookWeight).ThenBy(job => job.Workload.Name, StringComparer.Ordinal);

    private async Task RunJobsAsync(IEnumerable<PodPlan> jobs, TextWriter log, CancellationToken cancellationToken)
    {
        var pods = jobs.ToArray();
        if (pods.Length == 0)
            return;
        var surroundings = await SurroundingsAsync(cancellationToken);
        foreach (var pod in pods)
            await parts.Jobs.RunAsync(pod, surroundings, log, cancellationToken);
    }

    private async Task<PodSurroundings> SurroundingsAsync(CancellationToken cancellationToken) => new(manifest, await parts.Services.VariablesAsync(space, cancellationToken), _claims, _deadline);

    private async Task<IReadOnlyList<RunningPod>> OwnPodsAsync(CancellationToken cancellationToken) =>
        RunningPod.Among(space, await parts.Engine.OfReleaseAsync(space, deployment.Release, cancellationToken));
}
