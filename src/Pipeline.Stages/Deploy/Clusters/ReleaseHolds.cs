using System.Net;
using System.Text.Json.Nodes;
using Pipeline.Tools.Kubernetes;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>Keeps other machines from a release while it is worked on.</summary>
/// <param name="cluster">Where the leases are.</param>
/// <param name="stateFolder">The folder that knows this checkout.</param>
/// <param name="time">The clock.</param>
internal sealed class ReleaseHolds(ClusterClient cluster, string stateFolder, TimeProvider time)
{
    /// <summary>Waits for whoever works on the release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="log">Told whom it waits for.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="makesNamespace">Whether a namespace that is not there is made; without one there is nobody to wait for. Default: yes.</param>
    public async Task<ReleaseHold> TakeAsync(ReleaseName release, TextWriter log, CancellationToken cancellationToken, bool makesNamespace = true)
    {
        if (makesNamespace)
            await MakeNamespaceAsync(release.Namespace, cancellationToken);
        var holder = await LeaseHolder.ReadAsync(stateFolder, cancellationToken);
        return await ReleaseLease.TakeAsync(cluster, release.Name, release.Namespace, holder, log, time, cancellationToken) is var (lease, wasLeft)
            ? new ReleaseHold(lease, wasLeft)
            : new ReleaseHold(null, false);
    }

    private async Task MakeNamespaceAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await cluster.SendAsync(HttpMethod.Post, "api/v1/namespaces", new JsonObject { ["metadata"] = new JsonObject { ["name"] = name } }, cancellationToken);
        }
        catch (ClusterRefusedException exception) when (exception.Code is HttpStatusCode.Conflict or HttpStatusCode.Forbidden)
        {
            // It is there, or Helm will say that it may not be made.
        }
    }
}
