using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Helm;

/// <summary>Helm 3, driven through its command line, with its own cache, configuration and data folders.</summary>
/// <remarks>Every method throws <see cref="HelmException"/> when Helm refuses, with Helm's words and the next step.</remarks>
public sealed partial class HelmClient
{
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(5);
    private readonly IProcessRunner _runner;
    private readonly HelmOptions _options;
    private readonly Dictionary<string, string?> _environment;

    /// <summary>Creates a client.</summary>
    /// <param name="runner">Starts Helm.</param>
    /// <param name="options">Which Helm, and on which cluster.</param>
    public HelmClient(IProcessRunner runner, HelmOptions options)
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(options);
        _runner = runner;
        _options = options;
        _environment = new Dictionary<string, string?>
        {
            ["HELM_CACHE_HOME"] = Path.Combine(options.HomeDirectory, "cache"),
            ["HELM_CONFIG_HOME"] = Path.Combine(options.HomeDirectory, "config"),
            ["HELM_DATA_HOME"] = Path.Combine(options.HomeDirectory, "data"),
            ["HELM_PLUGINS"] = null,
            ["HELM_NAMESPACE"] = null,
            ["HELM_KUBECONTEXT"] = options.KubeContext,
        };
        if (options.KubeConfig is not null)
            _environment["KUBECONFIG"] = options.KubeConfig;
    }

    /// <summary>Helm's version, such as <c>v3.10.1</c>.</summary>
    public Task<string> VersionAsync(CancellationToken cancellationToken) => _options.FindVersion is { } find
        ? find(cancellationToken)
        : ReadAsync("Helm's version could not be read", ["version", "--template", "{{.Version}}"], cancellationToken);

    private async Task<Command> CommandAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        new(await _options.FindProgram(cancellationToken), arguments) { Environment = _environment, Secrets = _options.Secrets };

    private async Task<string> RunAsync(string failure, IReadOnlyList<string> arguments, TextWriter log, string nextStep, CancellationToken cancellationToken)
    {
        // Asked to end, Helm marks the release that it works on as failed; killed, it leaves it locked.
        var command = await CommandAsync(arguments, cancellationToken) with { StopTime = StopTime };
        await log.WriteLineAsync($"> {command}".AsMemory(), cancellationToken);
        var result = await _runner.RunAsync(command, line => log.WriteLine(line.Text), cancellationToken);
        return result.ExitCode == 0 ? string.Join('\n', result.Tail.Select(line => line.Text)) : throw Failure(failure, result, nextStep);
    }

    private async Task<string> ReadAsync(string failure, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var output = "";
        var result = await _runner.StreamAsync(await CommandAsync(arguments, cancellationToken), async (stream, token) =>
        {
            using var reader = new StreamReader(stream, leaveOpen: true);
            output = await reader.ReadToEndAsync(token);
        }, cancellationToken);
        return result.ExitCode == 0 ? output : throw Failure(failure, result, "");
    }

    private static HelmException Failure(string failure, ProcessResult result, string nextStep)
    {
        var said = HelmFaults.Clean(result);
        var fault = HelmFaults.Of(said);
        return new HelmException(failure, fault, HelmFaults.Describe(result), fault switch
        {
            HelmFault.ClusterUnreachable => "Check that the cluster of the current context answers ('kubectl cluster-info'), or deploy to the local runtime.",
            HelmFault.RegistryUnavailable => "Check that the registry runs and can be reached, then run the stage again.",
            _ => nextStep,
        });
    }
}
