using System.Globalization;
using Pipeline.Core.Errors;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Containers;

/// <summary>Drives Docker or Podman through its command-line client, which works with every version, builder and context.</summary>
internal sealed partial class CommandLineEngine : IContainerEngine
{
    private readonly IProcessRunner _processes;
    private readonly EngineClient _client;

    /// <summary>Drives the engine behind <paramref name="client"/>.</summary>
    public CommandLineEngine(IProcessRunner processes, EngineClient client)
    {
        _processes = processes;
        _client = client;
    }

    /// <inheritdoc/>
    public string Name => _client.Name;

    /// <inheritdoc/>
    public string Version => $"{_client.EngineVersion} ({_client.Builder.ToString().ToLower(CultureInfo.InvariantCulture)} builder)";

    private bool IsPodman => _client.Builder == EngineBuilder.Buildah;

    private Command Client(params IReadOnlyList<string> arguments) => new(_client.Program, arguments);

    private async Task<ProcessResult> RunAsync(Command command, CancellationToken cancellationToken)
    {
        var result = await _processes.RunAsync(command, null, cancellationToken);
        return result.ExitCode == 0 ? result : throw new CommandFailedException(command, result);
    }

    /// <summary>Runs a command that removes something; that it is not there is success.</summary>
    private async Task RemoveAsync(Command command, CancellationToken cancellationToken)
    {
        var result = await _processes.RunAsync(command, null, cancellationToken);
        if (result.ExitCode != 0 && !IsAbsent(result))
            throw new CommandFailedException(command, result);
    }

    /// <summary>Reads the JSON that <paramref name="command"/> prints; null when the engine has no such object.</summary>
    private async Task<string?> InspectAsync(Command command, CancellationToken cancellationToken)
    {
        try
        {
            return await _processes.ReadAsync(command, cancellationToken);
        }
        catch (CommandFailedException exception) when (IsAbsent(exception.Result))
        {
            return null;
        }
    }

    private static bool IsAbsent(ProcessResult result) =>
        result.ErrorText.Contains("no such", StringComparison.OrdinalIgnoreCase)
        || result.ErrorText.Contains("not found", StringComparison.OrdinalIgnoreCase)
        || result.ErrorText.Contains("not known", StringComparison.OrdinalIgnoreCase);

    // An outside value that starts with a hyphen would be read as an option of the client.
    private static string Operand(string value) => value.Length > 0 && value[0] != '-'
        ? value
        : throw new PipelineException($"'{value}' names no image, container or network: a name must not be empty or start with a hyphen.");
}
