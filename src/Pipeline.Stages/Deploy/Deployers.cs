using Pipeline.Core.Stages;
using Pipeline.Tools.Kubernetes;

namespace Pipeline.Stages.Deploy;

/// <summary>Chooses where to deploy, once for a run, and finds the way back to what was deployed.</summary>
/// <param name="choice">What was asked for.</param>
/// <param name="cluster">Tells whether a cluster answers.</param>
/// <param name="kubernetes">Deploys to the cluster.</param>
/// <param name="local">Deploys to this machine's container engine.</param>
public sealed class Deployers(RuntimeChoice choice, ClusterClient cluster, IDeployer kubernetes, IDeployer local) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private (IDeployer Deployer, string Place)? _chosen;

    /// <summary>Where this run deploys to, and its name: the cluster's context, or the local runtime.</summary>
    /// <exception cref="ClusterUnreachableException">Kubernetes was asked for and no cluster answers.</exception>
    public async Task<(IDeployer Deployer, string Place)> ChooseAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _chosen ??= await LookAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Opens a way to what a Deploy stage deployed; null when it has no Service.</summary>
    /// <param name="deployed">The stage's result.</param>
    /// <param name="cancellationToken">Stops opening.</param>
    public async Task<EndpointLease?> OpenEndpointAsync(StageResult deployed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deployed);
        if (!deployed.Outputs.TryGetValue("release", out var release) || !deployed.Outputs.TryGetValue("namespace", out var namespaceName))
            return null;
        var deployer = deployed.Outputs.GetValueOrDefault("runtime") == local.Runtime ? local : kubernetes;
        return await deployer.OpenEndpointAsync(new ReleaseName(release, namespaceName), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<(IDeployer, string)> LookAsync(CancellationToken cancellationToken)
    {
        if (choice == RuntimeChoice.Local)
            return (local, "the local runtime");
        var found = choice == RuntimeChoice.Kubernetes ? await cluster.ConnectAsync(cancellationToken) : await cluster.FindClusterAsync(cancellationToken);
        return found is null
            ? (local, "the local runtime (no cluster answers)")
            : (kubernetes, $"Kubernetes {found.Version}, context {found.Context}");
    }
}
