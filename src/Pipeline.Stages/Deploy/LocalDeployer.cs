using Pipeline.Core.Rollbacks;
using Pipeline.Tools.Helm;
using Pipeline.LocalRuntime;
using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Releases;

namespace Pipeline.Stages.Deploy;

/// <summary>Deploys to the local runtime: Helm renders the chart, the container engine runs it.</summary>
/// <param name="helm">Renders.</param>
/// <param name="runtime">Runs.</param>
internal sealed class LocalDeployer(HelmClient helm, LocalRuntimeClient runtime) : IDeployer
{
    /// <inheritdoc/>
    public string Runtime => "local";

    /// <inheritdoc/>
    public async Task<DeployedRelease> DeployAsync(DeployRequest request, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (name, namespaceName) = request.Release;
        var deployment = new LocalDeployment
        {
            Release = name,
            Namespace = namespaceName,
            Chart = Path.GetFileNameWithoutExtension(request.Chart),
            Manifests = await helm.TemplateAsync(name, namespaceName, request.Chart, request.ValuesFiles, cancellationToken),
            Timeout = request.Timeout,
            Description = request.Description,
        };
        var revision = await ExplainingAsync(request.Release, () => runtime.DeployAsync(deployment, log, cancellationToken));
        return new DeployedRelease(revision.Revision, await runtime.FindAddressAsync(name, namespaceName, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReleaseRevision>> HistoryAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        var history = await runtime.HistoryAsync(release.Name, release.Namespace, cancellationToken);
        return [.. history.Select(revision => new ReleaseRevision(revision.Revision, revision.DeployedAt, revision.Status.ToString().ToLowerInvariant(), revision.Chart, revision.Description))];
    }

    /// <inheritdoc/>
    public Task<bool> IsRunningAsync(ReleaseName release, int revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return runtime.IsRunningAsync(release.Name, release.Namespace, revision, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RollbackAsync(ReleaseName release, int revision, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return ExplainingAsync(release, () => runtime.RollbackAsync(release.Name, release.Namespace, revision, timeout, log, cancellationToken));
    }

    /// <inheritdoc/>
    public Task RemoveAsync(ReleaseName release, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return runtime.RemoveAsync(release.Name, release.Namespace, log, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> HasTestsAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return runtime.HasTestsAsync(release.Name, release.Namespace, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string?> TestAsync(ReleaseName release, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return runtime.TestAsync(release.Name, release.Namespace, timeout, log, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<EndpointLease?> OpenEndpointAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return await runtime.FindAddressAsync(release.Name, release.Namespace, cancellationToken) is { } address ? new EndpointLease(address) : null;
    }

    private static async Task<LocalRevision> ExplainingAsync(ReleaseName release, Func<Task<LocalRevision>> deploy)
    {
        try
        {
            return await deploy();
        }
        catch (PodFailedException exception)
        {
            throw new DeployException($"'{release.Name}' did not become ready in namespace '{release.Namespace}'; {exception.Aftermath}.\n{exception.Message}", exception);
        }
    }
}
