using Pipeline.Core.Errors;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Files;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Releases;

namespace Pipeline.LocalRuntime;

/// <summary>
/// Runs rendered charts on a container engine, where there is no cluster: Deployments, StatefulSets, Jobs, Services,
/// ConfigMaps and Secrets, with probes, rolling replacement, history and rollback. A namespace is one private network; its
/// Services are published on 127.0.0.1 and nowhere else. What it cannot run it names and refuses.
/// </summary>
internal sealed class LocalRuntimeClient : IDisposable
{
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
        using var held = Hold(space, deployment.Release);
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
        var parts = await PartsAsync(cancellationToken);
        var running = (await parts.Engine.ListContainersAsync($"{LocalLabels.Release}={release}", cancellationToken))
            .Where(container => container.Status == ContainerStatus.Running).Select(container => container.Name).ToHashSet();
        var space = Space(namespaceName);
        var wanted = manifest.Workloads.Where(workload => workload.Kind != WorkloadKind.Job).SelectMany(workload => PodPlan.For(space, release, workload, manifest)).Select(pod => pod.Container)
            .Concat(manifest.Services.Where(service => !service.Headless).Select(service => space.Container("service", service.Name)));
        return wanted.All(running.Contains);
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

    /// <summary>Ends everything of a release and forgets it. Does nothing when there is no such release.</summary>
    /// <exception cref="PipelineException">Another run is deploying it.</exception>
    public async Task RemoveAsync(string release, string namespaceName, CancellationToken cancellationToken)
    {
        var space = Space(namespaceName);
        using var held = Hold(space, release);
        var parts = await PartsAsync(cancellationToken);
        var here = await parts.Engine.ListContainersAsync($"{LocalLabels.Scope}={space.Scope}", cancellationToken);
        foreach (var container in here.Where(container => container.Labels.GetValueOrDefault(LocalLabels.Release) == release))
        {
            if (container.Labels.TryGetValue(LocalLabels.Pod, out _))
                await parts.Pods.EndAsync(space, container, cancellationToken);
            else
                await parts.Engine.RemoveContainerAsync(container.Id, cancellationToken);
        }

        new ReleaseStore(space, release).Delete();
        await RemoveEmptyAsync(space, parts, release, cancellationToken);
    }

    // The last one takes the network and the folder with it, unless somebody is about to use them.
    private async Task RemoveEmptyAsync(LocalNamespace space, LocalRuntimeParts parts, string release, CancellationToken cancellationToken)
    {
        using var held = await FileLock.TakeAsync(space.LockOf("namespace"), LocalNamespace.Patience, _time, cancellationToken);
        foreach (var path in space.AllReleaseLocks().Where(path => path != space.ReleaseLock(release)))
        {
            using var other = FileLock.TryTake(path);
            if (other is null)
                return;
        }

        if ((await parts.Engine.ListContainersAsync($"{LocalLabels.Scope}={space.Scope}", cancellationToken)).Count > 0)
            return;
        await parts.Engine.RemoveNetworkAsync(space.Network, cancellationToken);
        StateFolder.Delete(space.Folder);
    }

    private static FileLock Hold(LocalNamespace space, string release) => FileLock.TryTake(space.ReleaseLock(release))
        ?? throw new PipelineException($"'{release}' is being deployed to or removed from namespace '{space.Name}' by another run. Wait for it, then run again.");

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
            return _parts ??= new LocalRuntimeParts(await _options.FindEngine(cancellationToken), _time);
        }
        finally
        {
            _gate.Release();
        }
    }
}
