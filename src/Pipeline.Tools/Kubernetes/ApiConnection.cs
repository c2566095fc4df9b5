using System.Net;
using k8s;

namespace Pipeline.Tools.Kubernetes;

/// <summary>A connection to an API server that takes any path: what a chart has may be of any kind.</summary>
internal sealed class ApiConnection(KubernetesClientConfiguration configuration) : k8s.Kubernetes(configuration)
{
    /// <summary>Sends a request and returns as soon as the answer begins.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path and query below the server's address.</param>
    /// <param name="content">The body; null: none.</param>
    /// <param name="accept">The media type that is wanted; null: JSON.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="k8s.Autorest.HttpOperationException">The server refused.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string? accept, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, new Uri(BaseUri, path)) { Version = HttpVersion.Version20, Content = content };
        request.Headers.TryAddWithoutValidation("Accept", accept ?? "application/json");
        return SendRequestRaw("", request, cancellationToken);
    }
}
