using System.Net;

namespace Pipeline.Registry;

/// <summary>
/// Answers what manifest a name stands for from the store itself, so that nothing is served to find that all is there. Everything
/// else goes to the server, which is started for it.
/// </summary>
internal sealed class StoreMessageHandler(EmbeddedRegistry registry) : DelegatingHandler(new SocketsHttpHandler())
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Method == HttpMethod.Head && registry.Unserved is { } store
            && RegistryRoute.Parse(request.RequestUri!.AbsolutePath) is { Kind: RegistryEndpoint.Manifest } route)
        {
            return Answer(await store.Repositories.FindManifestAsync(route.Repository, route.Reference, cancellationToken) is { } entry ? entry.Digest.Value : null, request);
        }

        await registry.ServeAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }

    private static HttpResponseMessage Answer(string? digest, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage(digest is null ? HttpStatusCode.NotFound : HttpStatusCode.OK) { RequestMessage = request };
        if (digest is not null)
            response.Headers.Add("Docker-Content-Digest", digest);
        return response;
    }
}
