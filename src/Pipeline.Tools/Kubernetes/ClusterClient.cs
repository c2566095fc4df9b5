using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using Pipeline.Core.Concurrency;
using Pipeline.Core.Errors;
using Pipeline.Shared;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Kubernetes;

/// <summary>A Kubernetes cluster, asked through its API. It connects when it is asked first, and once.</summary>
public sealed partial class ClusterClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly KubernetesOptions _options;
    private readonly TimeProvider _time;
    private readonly Once<ApiConnection> _connection;
    private readonly SecretPatterns _secrets;
    private ApiConnection? _opened;

    /// <summary>Creates a client.</summary>
    /// <param name="runner">Runs the plug-ins that a kubeconfig gets credentials from.</param>
    /// <param name="options">Which cluster.</param>
    /// <param name="time">Measures how long a question takes; null is the system's clock.</param>
    public ClusterClient(IProcessRunner runner, KubernetesOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _time, _secrets) = (options, time ?? TimeProvider.System, SecretPatterns.Of(options.Secrets));
        _connection = new Once<ApiConnection>(async token => _opened = new ApiConnection(Configuration = await new KubeConfigReader(runner, options, _time).ReadAsync(token)));
    }

    private KubernetesClientConfiguration? Configuration { get; set; }

    /// <summary>The cluster of the context; null when no cluster is configured or it does not answer.</summary>
    public async Task<KubernetesCluster?> FindClusterAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ConnectAsync(cancellationToken);
        }
        catch (ClusterUnreachableException)
        {
            return null;
        }
    }

    /// <summary>The cluster of the context.</summary>
    /// <exception cref="ClusterUnreachableException">No cluster is configured, or it does not answer.</exception>
    public async Task<KubernetesCluster> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            var version = await SendAsync(HttpMethod.Get, "version", null, cancellationToken);
            return version?["gitVersion"]?.GetValue<string>() is { } text
                ? new KubernetesCluster(Configuration!.CurrentContext ?? "", text)
                : throw Unreachable("it does not tell its version", null);
        }
        catch (ClusterRefusedException exception)
        {
            throw Unreachable(exception.Message, exception);
        }
    }

    /// <summary>Asks for JSON.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path below the server's address, with its query.</param>
    /// <param name="body">What is sent; null: nothing.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="mediaType">What <paramref name="body"/> is.</param>
    /// <param name="accept">What is wanted; null: JSON.</param>
    /// <exception cref="ClusterRefusedException">The server refused.</exception>
    /// <exception cref="ClusterUnreachableException">It does not answer.</exception>
    internal async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken, string mediaType = "application/json", string? accept = null) =>
        await ReadAsync(method, path, () => body is null ? null : new StringContent(body.ToJsonString(), null, mediaType), accept, ReadObject, cancellationToken);

    /// <summary>Reads an object; null when there is none.</summary>
    internal async Task<T?> FindAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await ReadAsync(HttpMethod.Get, path, () => null, null, text => KubernetesJson.Deserialize<T>(text), cancellationToken);
        }
        catch (ClusterRefusedException exception) when (exception.Code == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>The last lines that a container wrote, or its run before; empty when it wrote none, or when its log is gone with it.</summary>
    /// <param name="namespaceName">The pod's namespace.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="container">One of its containers.</param>
    /// <param name="lines">How many lines at most.</param>
    /// <param name="previous">True for the run before the last restart.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ClusterRefusedException">There is no such run, or its log cannot be had now.</exception>
    internal async Task<IReadOnlyList<string>> ReadLogAsync(string namespaceName, string pod, string container, int lines, bool previous, CancellationToken cancellationToken)
    {
        var query = $"container={Uri.EscapeDataString(container)}&tailLines={lines}&limitBytes=65536&previous={(previous ? "true" : "false")}";
        var text = (await ReadAsync(HttpMethod.Get, $"{ApiPaths.Of("pods", namespaceName)}/{Uri.EscapeDataString(pod)}/log?{query}", () => null, "*/*", text => text, cancellationToken)).TrimEnd('\n');
        // A node answers so, as if it were the log, when the container was removed meanwhile.
        return text.Length == 0 || text.StartsWith("unable to retrieve container logs for ", StringComparison.Ordinal) ? [] : text.Split('\n');
    }

    /// <inheritdoc/>
    public void Dispose() => _opened?.Dispose();

    private PipelineException? Translate(Exception exception) => exception switch
    {
        HttpOperationException refused => Refused(refused),
        HttpRequestException or SocketException or IOException or WebSocketException or AuthenticationException => Unreachable(Innermost(exception), exception),
        JsonException => Unreachable("its answer is no JSON", exception),
        _ => null,
    };

    private ClusterRefusedException Refused(HttpOperationException exception)
    {
        var (reason, message) = ("", "");
        try
        {
            var status = JsonNode.Parse(exception.Response.Content ?? "");
            (reason, message) = (status?["reason"]?.GetValue<string>() ?? "", status?["message"]?.GetValue<string>() ?? "");
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // A proxy in between, which does not speak the API's language.
        }

        return new ClusterRefusedException(exception.Response.StatusCode, reason, _secrets.Mask(message.Length > 0 ? message : $"the API server answers {(int)exception.Response.StatusCode}"), Cause(exception));
    }

    private ClusterUnreachableException Unreachable(string said, Exception? exception) => new(
        _options.KubeConfig is null
            ? $"{(_options.KubeContext is { } context ? $"The cluster of the context '{context}' does not answer" : "No Kubernetes cluster answers")}: {_secrets.Mask(said)}. Check the {(_options.KubeContext is null ? "current context" : "context")} of the kubeconfig, or deploy to the local runtime{(_options.KubeContext is null ? "" : " (--runtime local)")}."
            : $"The cluster of the given Kubernetes credentials does not answer: {_secrets.Mask(said)}. Check that this machine reaches it and that they are valid. Without them, or with --runtime local, the local runtime can be taken.",
        Cause(exception));

    // An exception within another is shown with it, in words that nobody masked.
    private Exception? Cause(Exception? exception) => _secrets.IsEmpty ? exception : null;

    private static string Innermost(Exception exception) => exception.GetBaseException().Message.TrimEnd('.');
}
