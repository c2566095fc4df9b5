using Pipeline.Core.Deployments;
using Pipeline.Core.Rollbacks;
using Pipeline.Tools.Helm;
using Pipeline.LocalRuntime;
using Pipeline.LocalRuntime.Images;
using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Releases;

namespace Pipeline.Stages.Deploy;

/// <summary>Deploys to the local runtime: Helm renders the chart, the container engine runs it.</summary>
/// <param name="helm">Renders.</param>
/// <param name="runtime">Runs.</param>
internal sealed class LocalDeployer(HelmClient helm, LocalRuntimeClient runtime) : IDeployer
{
    /// <summary>What <see cref="Runtime"/> is.</summary>
    public const string RuntimeName = "local";

    /// <inheritdoc/>
    public string Runtime => RuntimeName;

    /// <inheritdoc/>
    public async Task<ModulePlan> PlanAsync(DeployRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (name, namespaceName) = request.Release;
        return await PlanAsync(request, await helm.TemplateAsync(name, namespaceName, request.Chart, request.ValuesFiles, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<DeployedRelease> DeployAsync(DeployRequest request, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (name, namespaceName) = request.Release;
        await request.OnHeld(cancellationToken);
        var manifests = await helm.TemplateAsync(name, namespaceName, request.Chart, request.ValuesFiles, cancellationToken);
        var plan = await PlanAsync(request, manifests, cancellationToken);
        PlannedDeployment.Require(request, plan);
        if (plan.IsEmpty && request.SkipsUnchanged && await runtime.IsRunningAsync(name, namespaceName, plan.Revision, cancellationToken))
        {
            await log.WriteLineAsync($"Nothing to change: revision {plan.Revision} of '{name}' is {plan.Chart}, and no object differs.".AsMemory(), cancellationToken);
            return new DeployedRelease(plan.Revision, await runtime.FindAddressAsync(name, namespaceName, cancellationToken)) { IsUnchanged = true };
        }

        var deployment = new LocalDeployment
        {
            Release = name,
            Namespace = namespaceName,
            Chart = Path.GetFileNameWithoutExtension(request.Chart),
            Manifests = manifests,
            Timeout = request.Timeout,
            Quotas = request.Environment?.Quota is { } quota ? [EnvironmentLimits.Of(quota)] : [],
            Defaults = request.Environment?.Quota is null ? null : EnvironmentLimits.Defaults,
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
    public async Task<string?> TestAsync(ReleaseName release, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        try
        {
            return await runtime.TestAsync(release.Name, release.Namespace, timeout, log, cancellationToken);
        }
        catch (ImageMissingException exception)
        {
            throw new TestsNotRunException(string.Join("; ", exception.Images.Select(image => $"image {image.Image} cannot be pulled: {image.Why}")), exception);
        }
    }

    /// <inheritdoc/>
    public async Task<EndpointLease?> OpenEndpointAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return await runtime.FindAddressAsync(release.Name, release.Namespace, cancellationToken) is { } address ? new EndpointLease(address) : null;
    }

    private async Task<ModulePlan> PlanAsync(DeployRequest request, string rendered, CancellationToken cancellationToken)
    {
        var (name, namespaceName) = request.Release;
        var history = await runtime.HistoryAsync(name, namespaceName, cancellationToken);
        var running = history.LastOrDefault(revision => revision.Status == LocalStatus.Deployed);
        var manifests = await runtime.ManifestAsync(name, namespaceName, cancellationToken);
        return LocalPlanner.Plan(
            name,
            await ChartIdentity.ReadAsync(request, cancellationToken),
            rendered,
            running is not null && manifests is not null ? (running.Chart, manifests) : null,
            history.Count == 0 ? (0, false) : (history[^1].Revision, history[^1].Status == LocalStatus.Deployed));
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
