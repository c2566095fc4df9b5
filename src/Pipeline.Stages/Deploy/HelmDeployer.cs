using Pipeline.Core.Deployments;
using Pipeline.Core.Errors;
using Pipeline.Core.Rollbacks;
using Pipeline.Stages.Deploy.Clusters;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Helm.Storage;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Kubernetes.Progress;

namespace Pipeline.Stages.Deploy;

/// <summary>Deploys to the Kubernetes cluster of the current context with <c>helm upgrade --install --wait</c>.</summary>
/// <param name="helm">Deploys.</param>
/// <param name="cluster">Tells of what Helm deploys.</param>
/// <param name="stateFolder">The folder that knows this checkout, absolute.</param>
/// <param name="rules">What waiting cannot mend; null: the defaults.</param>
/// <param name="time">Paces retries; null is the system's clock.</param>
internal sealed class HelmDeployer(HelmClient helm, ClusterClient cluster, string stateFolder, FaultRules? rules = null, TimeProvider? time = null) : IDeployer
{
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(10);
    private static readonly HashSet<WorkloadName> NoWorkloads = [];
    private readonly HelmReleaseStore _store = new(cluster);
    private readonly NamespaceReleases _releases = new(new HelmReleaseStore(cluster));
    private readonly ReleasePlanner _planner = new(cluster, new HelmReleaseStore(cluster));
    private readonly EnvironmentNamespaces _namespaces = new(cluster);
    private readonly ReleaseServices _services = new(helm, cluster, time ?? TimeProvider.System);
    private readonly PendingReleases _pending = new(helm, new HelmReleaseStore(cluster), time ?? TimeProvider.System);
    private readonly ReleaseWatcher _watcher = new(cluster, rules ?? new FaultRules(), time ?? TimeProvider.System);
    private readonly ReleaseWatcher _testWatcher = new(cluster, (rules ?? new FaultRules()) with { PullsOnce = true }, time ?? TimeProvider.System);
    private readonly ReleaseHolds _holds = new(cluster, stateFolder, time ?? TimeProvider.System);

    /// <inheritdoc/>
    public string Runtime => "kubernetes";

    /// <inheritdoc/>
    public async Task<ModulePlan> PlanAsync(DeployRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await _planner.PlanAsync(request, await helm.RenderAsync(UpgradeOf(request), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<DeployedRelease> DeployAsync(DeployRequest request, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (release, upgrade) = (request.Release, UpgradeOf(request));
        if (request is { Application: { } application, Environment: { } environment })
            await _namespaces.EnsureAsync(application, environment, cancellationToken);
        await using var hold = await _holds.TakeAsync(release, log, cancellationToken);
        await _pending.RepairAsync(
            release,
            hold.WasLeft,
            async () => ReleaseManifest.Resources(await helm.TemplateAsync(release.Name, release.Namespace, request.Chart, request.ValuesFiles, cancellationToken)),
            request.Timeout,
            log,
            cancellationToken);
        await request.OnHeld(cancellationToken);
        var rendered = await helm.RenderAsync(upgrade, cancellationToken);
        var plan = await _planner.PlanAsync(request, rendered, cancellationToken);
        PlannedDeployment.Require(request, plan);
        // What is not ready is deployed anew, which waits for it, and says why when it never is.
        if (plan.IsEmpty && request.SkipsUnchanged && await _watcher.IsReadyAsync(release, ReleaseManifest.Workloads(rendered.Manifest), cancellationToken))
        {
            await log.WriteLineAsync($"Nothing to change: revision {plan.Revision} of '{release.Name}' is {plan.Chart}, and no object differs.".AsMemory(), cancellationToken);
            return new DeployedRelease(plan.Revision, await _services.FindAddressAsync(release, rendered.Manifest, cancellationToken)) { IsUnchanged = true, Public = PublicAddress.Of(rendered.Manifest) };
        }

        var unchanged = plan.Objects.Where(item => item.Change == ChangeKind.Unchanged).Select(item => new WorkloadName(item.Kind, item.Name)).ToHashSet();
        await WatchedAsync(release, rendered.Everything, unchanged, log, token => helm.UpgradeAsync(upgrade, log, token), cancellationToken);
        var history = await _store.ListAsync(release.Namespace, release.Name, cancellationToken);
        return new DeployedRelease(history.Count == 0 ? 0 : history[^1].Revision, await _services.FindAddressAsync(release, rendered.Manifest, cancellationToken)) { Public = PublicAddress.Of(rendered.Manifest) };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReleaseRevision>> HistoryAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        var history = await helm.HistoryAsync(release.Name, release.Namespace, cancellationToken);
        return [.. history.Select(revision => new ReleaseRevision(revision.Revision, revision.Updated, revision.Status, revision.Chart, revision.Description))];
    }

    /// <inheritdoc/>
    public async Task<bool> IsRunningAsync(ReleaseName release, int revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return await _releases.FindAsync(release, cancellationToken) is { Status: "deployed" } newest && newest.Revision == revision;
    }

    /// <inheritdoc/>
    public async Task RollbackAsync(ReleaseName release, int revision, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        await using var hold = await _holds.TakeAsync(release, log, cancellationToken);
        var target = await _store.FindAsync(release.Namespace, release.Name, revision, cancellationToken);
        await _pending.RepairAsync(release, hold.WasLeft, () => Task.FromResult(ReleaseManifest.Resources(target?.Manifest ?? "")), timeout, log, cancellationToken);
        await WatchedAsync(release, target?.Everything ?? "", NoWorkloads, log, token => helm.RollbackAsync(release.Name, release.Namespace, revision, timeout, log, token), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(ReleaseName release, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        _releases.Forget(release.Namespace);
        await using var hold = await _holds.TakeAsync(release, log, cancellationToken, makesNamespace: false);
        await helm.UninstallAsync(release.Name, release.Namespace, timeout, log, cancellationToken);
        _releases.Forget(release.Namespace);
    }

    /// <inheritdoc/>
    public Task<bool> HasTestsAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return helm.HasTestsAsync(release.Name, release.Namespace, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<string?> TestAsync(ReleaseName release, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        var tests = ReleaseManifest.Tests(await helm.HooksAsync(release.Name, release.Namespace, cancellationToken));
        try
        {
            await _testWatcher.DuringAsync(release, tests, NoWorkloads, log, token => helm.TestAsync(release.Name, release.Namespace, timeout, log, token), cancellationToken);
            return null;
        }
        catch (ReleaseNotReadyException failure) when (failure.Progress.Final.FirstOrDefault(finding => finding.Kind == FaultKind.Image) is { } image)
        {
            await new TestWorkloads(cluster).RemoveAsync(release.Namespace, tests);
            throw new TestsNotRunException(image.ToString());
        }
        catch (ReleaseNotReadyException failure)
        {
            if (failure.InnerException is HelmException { Fault: not (HelmFault.NotReady or HelmFault.Other) } refused)
                throw refused;
            var failures = await DiagnosisOf(release).ExamineAsync(failure, cancellationToken);
            return failures.Count == 0 ? failure.Message : string.Join("; ", failures.Select(one => string.Join(" | ", [$"{one.Finding}", .. one.LastWords])));
        }
    }

    /// <inheritdoc/>
    public Task<EndpointLease?> OpenEndpointAsync(ReleaseName release, CancellationToken cancellationToken) => _services.OpenAsync(release, cancellationToken);

    private static HelmUpgrade UpgradeOf(DeployRequest request) => new()
    {
        Release = request.Release.Name,
        Namespace = request.Release.Namespace,
        Chart = request.Chart,
        ValuesFiles = request.ValuesFiles,
        Timeout = request.Timeout,
        Description = request.Description,
        CreatesNamespace = request.Environment is not { IsPreview: true },
    };

    private async Task WatchedAsync(ReleaseName release, string manifest, HashSet<WorkloadName> unchanged, TextWriter log, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await _watcher.DuringAsync(release, ReleaseManifest.Workloads(manifest), unchanged, log, work, cancellationToken);
        }
        catch (ReleaseNotReadyException failure)
        {
            // Refused because of another Helm, it left nothing: what is pending is the other's.
            if (failure.InnerException is not HelmException { Fault: HelmFault.OperationInProgress })
                await CloseAsync(release, failure.IsInVain ? failure.Progress.Final[0].ToString() : "Helm ended without an end of its own", log);
            throw await ExplainAsync(release, failure, log, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await CloseAsync(release, "it was interrupted", log);
            throw;
        }
        finally
        {
            _releases.Forget(release.Namespace);
        }
    }

    // Asked to end, Helm notes that the release failed; killed, it leaves it locked.
    private async Task CloseAsync(ReleaseName release, string why, TextWriter log)
    {
        using var limit = new CancellationTokenSource(ClosingTime, time ?? TimeProvider.System);
        await _pending.CloseAsync(release, why, log, limit.Token);
    }

    private ReleaseDiagnosis DiagnosisOf(ReleaseName release) =>
        new((pod, container, lines, previous, token) => cluster.ReadLogAsync(release.Namespace, pod, container, lines, previous, token), time ?? TimeProvider.System);

    private async Task<PipelineException> ExplainAsync(ReleaseName release, ReleaseNotReadyException failure, TextWriter log, CancellationToken cancellationToken)
    {
        if (failure.InnerException is HelmException { Fault: not (HelmFault.NotReady or HelmFault.Other) } refused)
            return refused;
        var failures = await DiagnosisOf(release).ExamineAsync(failure, cancellationToken);
        foreach (var one in failures)
            await log.WriteLineAsync($"{one.Finding}{string.Concat(one.LastWords.Select(line => $"\n  | {line}"))}".AsMemory(), CancellationToken.None);
        var headline = failure.IsInVain
            ? $"'{release.Name}' cannot become ready in namespace '{release.Namespace}', so it was not waited for any longer: {failure.Progress.Final[0].Words}"
            : failure.InnerException!.Message;
        return new DeployException(FailureReport.Write(headline, failures), failure);
    }
}
