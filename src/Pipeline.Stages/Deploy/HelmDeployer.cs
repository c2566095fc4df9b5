using Pipeline.Core.Rollbacks;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Waiting;

namespace Pipeline.Stages.Deploy;

/// <summary>Deploys to the Kubernetes cluster of the current context with <c>helm upgrade --install --wait</c>.</summary>
/// <param name="helm">Deploys.</param>
/// <param name="kubectl">Looks at what Helm deployed.</param>
/// <param name="time">Paces retries; null is the system's clock.</param>
internal sealed class HelmDeployer(HelmClient helm, KubectlClient kubectl, TimeProvider? time = null) : IDeployer
{
    private static readonly TimeSpan TellInterval = TimeSpan.FromSeconds(5);
    private readonly ReleaseServices _services = new(helm, kubectl, time ?? TimeProvider.System);
    private readonly ReleasePods _pods = new(helm, kubectl);
    private readonly ReleaseDiagnosis _diagnosis = new(new ReleasePods(helm, kubectl), kubectl, time ?? TimeProvider.System);

    /// <inheritdoc/>
    public string Runtime => "kubernetes";

    /// <inheritdoc/>
    public async Task<DeployedRelease> DeployAsync(DeployRequest request, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var upgrade = new HelmUpgrade
        {
            Release = request.Release.Name,
            Namespace = request.Release.Namespace,
            Chart = request.Chart,
            ValuesFiles = request.ValuesFiles,
            Timeout = request.Timeout,
            Description = request.Description,
        };
        await ExplainingAsync(request.Release, log, () => helm.UpgradeAsync(upgrade, log, cancellationToken), cancellationToken);
        var status = await helm.StatusAsync(request.Release.Name, request.Release.Namespace, cancellationToken);
        return new DeployedRelease(status?.Revision ?? 0, await _services.FindAddressAsync(request.Release, cancellationToken));
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
        return await helm.StatusAsync(release.Name, release.Namespace, cancellationToken) is { Status: "deployed" } status && status.Revision == revision;
    }

    /// <inheritdoc/>
    public Task RollbackAsync(ReleaseName release, int revision, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return ExplainingAsync(release, log, () => helm.RollbackAsync(release.Name, release.Namespace, revision, timeout, log, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(ReleaseName release, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return helm.UninstallAsync(release.Name, release.Namespace, timeout, log, cancellationToken);
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
        try
        {
            await helm.TestAsync(release.Name, release.Namespace, timeout, log, cancellationToken);
            return null;
        }
        catch (HelmException exception) when (exception.Fault is HelmFault.NotReady or HelmFault.Other)
        {
            return exception.HelmSaid;
        }
    }

    /// <inheritdoc/>
    public Task<EndpointLease?> OpenEndpointAsync(ReleaseName release, CancellationToken cancellationToken) => _services.OpenAsync(release, cancellationToken);

    private async Task ExplainingAsync(ReleaseName release, TextWriter log, Func<Task> deploy, CancellationToken cancellationToken)
    {
        try
        {
            // Helm waits without a word.
            await new WaitingLog(token => _pods.DescribeWaitingAsync(release, token), log, TellInterval, time ?? TimeProvider.System).DuringAsync(deploy, cancellationToken);
        }
        catch (HelmException exception) when (exception.Fault is HelmFault.NotReady or HelmFault.Other)
        {
            var pods = await _diagnosis.DescribeAsync(release, cancellationToken);
            throw new DeployException(pods.Length == 0 ? exception.Message : $"{exception.Message}\n{pods}", exception);
        }
    }
}
