using System.Net.Sockets;
using k8s.Models;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Kubernetes;

namespace Pipeline.Stages.Deploy;

/// <summary>Finds ways from this machine to the Services of a release in a cluster.</summary>
internal sealed class ReleaseServices(HelmClient helm, ClusterClient cluster, TimeProvider time)
{
    private const int Rounds = 4;
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>The address that answers from here, else the one inside the cluster; null when the release has no Service.</summary>
    /// <param name="release">The release.</param>
    /// <param name="manifest">Its resources.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task<Uri?> FindAddressAsync(ReleaseName release, string manifest, CancellationToken cancellationToken)
    {
        if (await FindServiceAsync(release, manifest, cancellationToken) is not { } service)
            return null;
        return await FindDirectAsync(service, cancellationToken) ?? Http($"{service.Name}.{release.Namespace}.svc", service.Port);
    }

    /// <summary>A direct address, else one through a forwarded port.</summary>
    public async Task<EndpointLease?> OpenAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        if (await FindServiceAsync(release, await helm.ManifestAsync(release.Name, release.Namespace, cancellationToken), cancellationToken) is not { } service)
            return null;
        if (await FindDirectAsync(service, cancellationToken) is { } direct)
            return new EndpointLease(direct);
        var forward = await cluster.ForwardAsync(release.Namespace, service.Name, service.Port, cancellationToken);
        return new EndpointLease(Http("127.0.0.1", forward.Port), forward);
    }

    // The Service named like the release is the module's own; a chart may bring others for its parts.
    private async Task<ServicePort?> FindServiceAsync(ReleaseName release, string manifest, CancellationToken cancellationToken)
    {
        foreach (var name in ReleaseManifest.Services(manifest).OrderBy(name => name != release.Name))
        {
            // None: a Service of another namespace, or removed since.
            if (await cluster.FindAsync<V1Service>($"{ApiPaths.Of("services", release.Namespace)}/{Uri.EscapeDataString(name)}", cancellationToken) is { } found && ServicePort.Read(found) is { } service)
                return service;
        }

        return null;
    }

    // A cluster takes a moment to route to a Service that is new.
    private async Task<Uri?> FindDirectAsync(ServicePort service, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds && service.Candidates.Count > 0; round++)
        {
            if (round > 0)
                await Task.Delay(Pause, time, cancellationToken);
            foreach (var (host, port) in service.Candidates)
            {
                if (await ConnectsAsync(host, port, cancellationToken))
                    return Http(host, port);
            }
        }

        return null;
    }

    private async Task<bool> ConnectsAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ConnectTime, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, linked.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private static Uri Http(string host, int port) => new UriBuilder(Uri.UriSchemeHttp, host, port).Uri;
}
