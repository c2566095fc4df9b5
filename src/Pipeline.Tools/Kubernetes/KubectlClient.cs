using System.Text.Json;
using Pipeline.Core.Errors;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Kubernetes;

/// <summary>A Kubernetes cluster, asked through kubectl.</summary>
public sealed class KubectlClient
{
    private const string RequestTimeout = "--request-timeout=10s";
    private readonly IProcessRunner _runner;
    private readonly KubernetesOptions _options;
    private readonly Dictionary<string, string?> _environment = [];

    /// <summary>Creates a client.</summary>
    /// <param name="runner">Starts kubectl.</param>
    /// <param name="options">Which cluster.</param>
    public KubectlClient(IProcessRunner runner, KubernetesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _runner = runner;
        _options = options;
        if (options.KubeConfig is not null)
            _environment["KUBECONFIG"] = options.KubeConfig;
    }

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
        if (!HasKubeConfig())
            throw new ClusterUnreachableException("No Kubernetes cluster is configured: there is no kubeconfig file. Set KUBECONFIG to one, hand over Kubernetes credentials, or deploy to the local runtime.");
        try
        {
            var context = _options.KubeContext ?? await ReadAsync(["config", "current-context"], cancellationToken);
            using var version = JsonDocument.Parse(await ReadAsync(["version", "--output", "json", RequestTimeout], cancellationToken));
            return version.RootElement.TryGetProperty("serverVersion", out var server)
                ? new KubernetesCluster(context, server.GetProperty("gitVersion").GetString() ?? "")
                : throw Unreachable("it does not tell its version", null);
        }
        catch (CommandFailedException exception)
        {
            throw Unreachable(exception.Result.ErrorText.Trim().Split('\n')[^1], exception);
        }
        catch (Exception exception) when (exception is ProcessTimeoutException or JsonException)
        {
            throw Unreachable(exception.Message, exception);
        }
    }

    /// <summary>Reads a resource, or all of a kind that carry <paramref name="selector"/>, as the API gives them.</summary>
    /// <param name="kind">Such as <c>pods</c> or <c>service</c>.</param>
    /// <param name="namespaceName">The namespace; null for what has none.</param>
    /// <param name="name">One resource's name; null for a list.</param>
    /// <param name="selector">Labels, <c>a=b,c=d</c>; null for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<JsonElement> GetAsync(string kind, string? namespaceName, string? name, string? selector, CancellationToken cancellationToken)
    {
        List<string> arguments = ["get", "--output", "json", RequestTimeout];
        if (namespaceName is not null)
            arguments.AddRange(["--namespace", namespaceName]);
        if (selector is not null)
            arguments.AddRange(["--selector", selector]);
        arguments.AddRange(name is null ? ["--", kind] : ["--", kind, name]);
        using var document = JsonDocument.Parse(await ReadAsync(arguments, cancellationToken));
        return document.RootElement.Clone();
    }

    /// <summary>The last lines that a container wrote, or its run before; empty when it wrote none, or when its log is gone with it.</summary>
    /// <param name="namespaceName">The pod's namespace.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="container">One of its containers.</param>
    /// <param name="lines">How many lines at most.</param>
    /// <param name="previous">True for the run before the last restart.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="CommandFailedException">There is no such run, or its log cannot be had now.</exception>
    public async Task<IReadOnlyList<string>> ReadLogAsync(string namespaceName, string pod, string container, int lines, bool previous, CancellationToken cancellationToken)
    {
        var text = await ReadAsync(
            ["logs", "--namespace", namespaceName, "--container", container, $"--tail={lines}", $"--previous={(previous ? "true" : "false")}", RequestTimeout, "--", pod],
            cancellationToken);
        // A node answers so, as if it were the log, when the container was removed meanwhile.
        return text.Length == 0 || text.StartsWith("unable to retrieve container logs for ", StringComparison.Ordinal) ? [] : text.Split('\n');
    }

    /// <summary>Forwards a free port of 127.0.0.1 to a port of a Service until the result is disposed.</summary>
    /// <exception cref="PipelineException">The forwarding did not come about; the message holds what kubectl said.</exception>
    public async Task<PortForward> ForwardAsync(string namespaceName, string service, int port, CancellationToken cancellationToken) => await PortForward.OpenAsync(
        _runner,
        await CommandAsync(["port-forward", "--address", "127.0.0.1", "--namespace", namespaceName, "--", $"service/{service}", $":{port}"], cancellationToken),
        $"{namespaceName}/{service}:{port}",
        cancellationToken);

    private async Task<string> ReadAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        await _runner.ReadAsync(await CommandAsync(arguments, cancellationToken) with { Timeout = TimeSpan.FromSeconds(30) }, cancellationToken);

    private async Task<Command> CommandAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var program = await _options.FindProgram(cancellationToken);
        return new Command(program, _options.KubeContext is null ? arguments : [$"--context={_options.KubeContext}", .. arguments]) { Environment = _environment, Secrets = _options.Secrets };
    }

    private ClusterUnreachableException Unreachable(string said, Exception? exception) => new(
        _options.KubeConfig is null
            ? $"No Kubernetes cluster answers: {said}. Check the current context ('kubectl cluster-info'), or deploy to the local runtime."
            : $"The cluster of the given Kubernetes credentials does not answer: {said}. Check that this machine reaches it and that they are valid. Without them, or with --runtime local, the local runtime can be taken.",
        exception);

    private bool HasKubeConfig()
    {
        var named = _options.KubeConfig ?? Environment.GetEnvironmentVariable("KUBECONFIG");
        string[] files = string.IsNullOrEmpty(named)
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config")]
            : named.Split(Path.PathSeparator);
        return files.Any(File.Exists);
    }
}
