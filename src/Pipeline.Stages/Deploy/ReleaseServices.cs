using System.Net.Sockets;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Processes;

namespace Pipeline.Stages.Deploy;

/// <summary>Finds ways from this machine to the Services of a release in a cluster.</summary>
internal sealed class ReleaseServices(HelmClient helm, KubectlClient kubectl, TimeProvider time)
{
    private const int Rounds = 4;
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>The address that answers from here, else the one inside the cluster; null when the release has no Service.</summary>
    public async Task<Uri?> FindAddressAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        if (await FindServiceAsync(release, cancellationToken) is not { } service)
            return null;
        return await FindDirectAsync(service, cancellationToken) ?? Http($"{service.Name}.{release.Namespace}.svc", service.Port);
    }

    /// <summary>A direct address, else one through a forwarded port.</summary>
    public async Task<EndpointLease?> OpenAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        if (await FindServiceAsync(release, cancellationToken) is not { } service)
            return null;
        if (await FindDirectAsync(service, cancellationToken) is { } direct)
            return new EndpointLease(direct);
        var forward = await kubectl.ForwardAsync(release.Namespace, service.Name, service.Port, cancellationToken);
        return new EndpointLease(Http("127.0.0.1", forward.Port), forward);
    }

    // The Service named like the release is the module's own; a chart may bring others for its parts.
    private async Task<ServicePort?> FindServiceAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        var names = ReleaseManifest.Services(await helm.ManifestAsync(release.Name, release.Namespace, cancellationToken));
        foreach (var name in names.OrderBy(name => name != release.Name))
        {
            try
            {
                if (ServicePort.Read(await kubectl.GetAsync("service", release.Namespace, name, null, cancellationToken)) is { } service)
                    return service;
            }
            catch (CommandFailedException)
            {
                // A Service of another namespace, or removed since.
            }
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
