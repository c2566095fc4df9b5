using Pipeline.Core.Charts;
using Pipeline.Core.Errors;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Files;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Releases;
using Pipeline.LocalRuntime.Rollouts;

namespace Pipeline.LocalRuntime;

/// <summary>
/// Runs rendered charts on a container engine, where there is no cluster: Deployments, StatefulSets, Jobs, Services,
/// ConfigMaps and Secrets, with probes, rolling replacement, history and rollback. A namespace is one private network; its
/// Services are published on 127.0.0.1 and nowhere else. What it cannot run it names and refuses.
/// </summary>
internal sealed class LocalRuntimeClient : IDisposable
{
    private const int Looks = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly LocalRuntimeOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _gate = new(1);
    private LocalRuntimeParts? _parts;

    /// <summary>Creates a runtime.</summary>
    /// <param name="options">Where it runs.</param>
    /// <param name="time">Paces probes; null is the system's clock.</param>
    public LocalRuntimeClient(LocalRuntimeOptions options, TimeProvider? time = null)
    {
        _options = options;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Runs a chart in place of what the release runs now, and waits until it is ready. When its pods do not become ready, or it is cancelled before, what ran before stays.</summary>
    /// <returns>The new revision.</returns>
    /// <exception cref="UnsupportedManifestException">The chart has parts that cannot be run; nothing was started.</exception>
    /// <exception cref="PodFailedException">A pod did not become ready, or a Job failed.</exception>
    public async Task<LocalRevision> DeployAsync(LocalDeployment deployment, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        ArgumentNullException.ThrowIfNull(log);
        var manifest = ManifestReader.Read(deployment.Release, deployment.Manifests);
        ReferenceCheck.Check(deployment.Release, manifest);
        var space = Space(deployment.Namespace);
        var store = new ReleaseStore(space, deployment.Release);
        using var held = await HoldAsync(space, deployment.Release, cancellationToken);
        var history = await store.ReadAsync(cancellationToken);
        var revision = new LocalRevision
        {
            Revision = history.Count == 0 ? 1 : history[^1].Revision + 1,
            DeployedAt = _time.GetUtcNow(),
            Status = LocalStatus.Deployed,
            Chart = deployment.Chart,
            Description = deployment.Description,
        };
        var rollout = new Rollout(await PartsAsync(cancellationToken), space, deployment, manifest, _time);
        try
        {
            await rollout.RunAsync(isUpgrade: history.Any(entry => entry.Status == LocalStatus.Deployed), log, cancellationToken);
        }
        catch (Exception exception) when (exception is PipelineException or OperationCanceledException)
        {
            var end = exception is PipelineException ? $"failed: {exception.Message}" : "was interrupted";
            if (exception is PodFailedException failed)
                failed.Aftermath = rollout.Aftermath;
            if (rollout.LastWords.Length > 0)
                await store.KeepWordsAsync(revision.Revision, rollout.LastWords, CancellationToken.None);
            await store.AddAsync(revision with { Status = LocalStatus.Failed, Description = $"{deployment.Description} {end}" }, deployment.Manifests, CancellationToken.None);
            throw;
        }

        await store.AddAsync(revision, deployment.Manifests, CancellationToken.None);
        return revision;
    }

    /// <summary>The revisions of a release, oldest first; empty when there is no such release.</summary>
    public Task<IReadOnlyList<LocalRevision>> HistoryAsync(string release, string namespaceName, CancellationToken cancellationToken) =>
        new ReleaseStore(Space(namespaceName), release).ReadAsync(cancellationToken);

    /// <summary>The rendered chart of the revision that is deployed; null when the release is not deployed.</summary>
    public async Task<string?> ManifestAsync(string release, string namespaceName, CancellationToken cancellationToken)
    {
        var store = new ReleaseStore(Space(namespaceName), release);
        return (await store.ReadAsync(cancellationToken)).LastOrDefault(entry => entry.Status == LocalStatus.Deployed) is { } deployed
            ? await store.ReadManifestsAsync(deployed.Revision, cancellationToken)
            : null;
    }

    /// <summary>Whether a revision is the deployed one and every one of its containers runs.</summary>
    public async Task<bool> IsRunningAsync(string release, string namespaceName, int revision, CancellationToken cancellationToken)
    {
        var history = await HistoryAsync(release, namespaceName, cancellationToken);
        if (history.LastOrDefault(entry => entry.Status == LocalStatus.Deployed)?.Revision != revision)
            return false;
        var manifests = await new ReleaseStore(Space(namespaceName), release).ReadManifestsAsync(revision, cancellationToken);
        if (manifests is null)
            return false;
        var manifest = ManifestReader.Read(release, manifests);
        var space = Space(namespaceName);
        var containers = await (await PartsAsync(cancellationToken)).Engine.OfReleaseAsync(space, release, cancellationToken);
        var running = containers.Where(container => container.Status == ContainerStatus.Running).Select(container => container.Name)
            .Where(name => !containers.Any(container => container.Labels.GetValueOrDefault(LocalLabels.Sandbox) == name)).ToHashSet();
        running.UnionWith(RunningPod.Among(space, containers).Where(pod => pod.Folder.IsActive && pod.IsRunning).Select(pod => pod.Id));
        var wanted = manifest.Workloads.Where(workload => workload.Kind != WorkloadKind.Job).SelectMany(workload => PodPlan.For(space, release, workload, manifest)).Select(pod => pod.Id)
            .Concat(manifest.Services.Where(service => !service.Headless).Select(service => space.Container("service", service.Name)));
        return wanted.All(running.Contains);
    }

    /// <summary>Whether the deployed chart of a release brings tests (hooks <c>test</c>).</summary>
    public async Task<bool> HasTestsAsync(string release, string namespaceName, CancellationToken cancellationToken) =>
        await ManifestAsync(release, namespaceName, cancellationToken) is { } manifests && HelmHooks.HaveTests(manifests, $"The rendered chart of '{release}'");

    /// <summary>Runs the tests that the deployed chart of a release brings.</summary>
    /// <returns>What failed, with its last words; null when all passed, or there are none.</returns>
    /// <exception cref="UnsupportedManifestException">They have parts that cannot be run.</exception>
    public async Task<string?> TestAsync(string release, string namespaceName, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        var space = Space(namespaceName);
        using var held = await HoldAsync(space, release, cancellationToken);
        return await ManifestAsync(release, namespaceName, cancellationToken) is { } manifests
            ? await new ReleaseTests(await PartsAsync(cancellationToken), space, release, ManifestReader.Read(release, manifests), ManifestReader.ReadTests(release, manifests), _time.GetUtcNow() + timeout)
                .RunAsync(log, cancellationToken)
            : null;
    }

    /// <summary>How the pods of a release stand.</summary>
    public async Task<IReadOnlyList<LocalPod>> PodsAsync(string release, string namespaceName, CancellationToken cancellationToken) =>
        [.. (await FindPodsAsync(release, namespaceName, cancellationToken)).OrderBy(pod => pod.Name, StringComparer.Ordinal).Select(LocalPod.Of)];

    /// <summary>The last words of every container of a release, and how each stands; of a revision that failed later also those that its containers had.</summary>
    public async Task<string> LogsAsync(string release, string namespaceName, CancellationToken cancellationToken)
    {
        var pods = await FindPodsAsync(release, namespaceName, cancellationToken);
        var words = await new PodWords((await PartsAsync(cancellationToken)).Engine).OfAsync(pods, cancellationToken);
        var store = new ReleaseStore(Space(namespaceName), release);
        return (await store.ReadAsync(cancellationToken)) is [.., { Status: LocalStatus.Failed } failed] && await store.ReadWordsAsync(failed.Revision, cancellationToken) is { } last
            ? $"{words}revision {failed.Revision} failed:\n{last}"
            : words;
    }

    /// <summary>Runs an earlier revision again, as a new one (D16).</summary>
    /// <exception cref="PipelineException">There is no such revision.</exception>
    public async Task<LocalRevision> RollbackAsync(string release, string namespaceName, int revision, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        var store = new ReleaseStore(Space(namespaceName), release);
        var history = await store.ReadAsync(cancellationToken);
        var earlier = history.FirstOrDefault(entry => entry.Revision == revision);
        if (earlier is null || await store.ReadManifestsAsync(revision, cancellationToken) is not { } manifests)
            throw new PipelineException($"'{release}' has no revision {revision} in namespace '{namespaceName}'; it has {(history.Count == 0 ? "none" : string.Join(", ", history.Select(entry => entry.Revision)))}.");
        return await DeployAsync(
            new LocalDeployment { Release = release, Namespace = namespaceName, Chart = earlier.Chart, Manifests = manifests, Timeout = timeout, Description = $"Rollback to {revision}" },
            log,
            cancellationToken);
    }

    /// <summary>Ends everything of a release within its pods' grace periods, and forgets it. Does nothing when there is no such release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="namespaceName">The namespace.</param>
    /// <param name="log">Is told what is waited for, and which volumes stay.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="withVolumes">True removes also the volumes that otherwise stay, as those of StatefulSets do.</param>
    /// <exception cref="PipelineException">Another run is deploying it.</exception>
    public async Task RemoveAsync(string release, string namespaceName, TextWriter log, CancellationToken cancellationToken, bool withVolumes = false)
    {
        var space = Space(namespaceName);
        using var held = await HoldAsync(space, release, cancellationToken);
        await new Removal(await PartsAsync(cancellationToken), space, release, _time).RunAsync(withVolumes, log, cancellationToken);
    }

    /// <summary>Ends everything in a namespace, all releases at once, with all volumes, whoever left it there. Does nothing when there is no such namespace.</summary>
    /// <exception cref="PipelineException">Another run is deploying to it.</exception>
    public async Task RemoveNamespaceAsync(string namespaceName, TextWriter log, CancellationToken cancellationToken)
    {
        var space = Space(namespaceName);
        var engine = (await PartsAsync(cancellationToken)).Engine;
        var label = $"{LocalLabels.Scope}={space.Scope}";
        var releases = (await engine.ListContainersAsync(label, cancellationToken)).Select(container => container.Labels.GetValueOrDefault(LocalLabels.Release))
            .Concat((await engine.ListVolumesAsync(label, cancellationToken)).Select(volume => volume.Labels.GetValueOrDefault(LocalLabels.Release)))
            .OfType<string>().Distinct();
        await Task.WhenAll(releases.Select(release => RemoveAsync(release, namespaceName, log, cancellationToken, withVolumes: true)));
        // Each of them saw another at work, and left the namespace to it.
        await new Removal(await PartsAsync(cancellationToken), space, "", _time).RemoveEmptyAsync(cancellationToken);
    }

    private async Task<FileLock> HoldAsync(LocalNamespace space, string release, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (FileLock.TryTake(space.ReleaseLock(release)) is { } held)
                return held;
            // Another release may be looking, for a moment, whether anybody holds it.
            if (attempt == Looks)
                throw new PipelineException($"'{release}' is being deployed to or removed from namespace '{space.Name}' by another run. Wait for it, then run again.");
            await Task.Delay(Pause, _time, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<RunningPod>> FindPodsAsync(string release, string namespaceName, CancellationToken cancellationToken)
    {
        var space = Space(namespaceName);
        return RunningPod.Among(space, await (await PartsAsync(cancellationToken)).Engine.OfReleaseAsync(space, release, cancellationToken));
    }

    /// <summary>Where a release's Service answers on this machine: the one named like the release, else its first; null when it has none.</summary>
    public async Task<Uri?> FindAddressAsync(string release, string namespaceName, CancellationToken cancellationToken)
    {
        var parts = await PartsAsync(cancellationToken);
        var own = (await parts.Services.ListAsync(Space(namespaceName), cancellationToken))
            .Where(entry => entry.Container.Labels.GetValueOrDefault(LocalLabels.Release) == release)
            .OrderBy(entry => entry.Service.Name != release).ThenBy(entry => entry.Service.Name, StringComparer.Ordinal).ToArray();
        if (own.Length == 0)
            return null;
        var published = own[0].Container.Ports.FirstOrDefault(port => port.ContainerPort == own[0].Service.Ports[0].Port);
        return published is null ? null : new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", published.HostPort).Uri;
    }

    /// <summary>Notes of a kind that are kept with namespaces.</summary>
    public NamespaceNotes Notes(string kind) => new(_options.StateDirectory, kind);

    /// <inheritdoc/>
    public void Dispose()
    {
        _parts?.Dispose();
        _gate.Dispose();
    }

    private LocalNamespace Space(string name) => new(name, _options.StateDirectory);

    private async Task<LocalRuntimeParts> PartsAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _parts ??= new LocalRuntimeParts(await _options.FindEngine(cancellationToken), _time, _options.Restarts);
        }
        finally
        {
            _gate.Release();
        }
    }
}
