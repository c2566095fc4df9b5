using System.Globalization;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Containers;

internal sealed partial class CommandLineEngine
{
    /// <inheritdoc/>
    public async Task CreateNetworkAsync(string name, IReadOnlyDictionary<string, string> labels, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var command = Client(["network", "create", .. labels.SelectMany(label => (string[])["--label", $"{label.Key}={label.Value}"]), Operand(name)]);
        var result = await _processes.RunAsync(command, null, cancellationToken);
        if (result.ExitCode != 0 && !result.ErrorText.Contains("already exists", StringComparison.OrdinalIgnoreCase))
            throw new CommandFailedException(command, result);
    }

    /// <inheritdoc/>
    public Task RemoveNetworkAsync(string name, CancellationToken cancellationToken) =>
        RemoveAsync(Client("network", "rm", Operand(name)), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListNetworksAsync(string label, CancellationToken cancellationToken) =>
        ReadLinesAsync(Client("network", "ls", "--filter", $"label={label}", "--format", "{{.Name}}"), cancellationToken);

    /// <inheritdoc/>
    public async Task<string> CreateContainerAsync(ContainerSpec spec, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        Operand(spec.Image);
        // A pull in between writes to standard error; the id is the only line of standard output.
        return await _processes.ReadAsync(CreateCommand.For(_client, spec), cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartContainerAsync(string container, CancellationToken cancellationToken) =>
        RunAsync(Client("start", Operand(container)), cancellationToken);

    /// <inheritdoc/>
    public Task StopContainerAsync(string container, TimeSpan grace, CancellationToken cancellationToken) =>
        RunAsync(Client("stop", "--time", ((int)grace.TotalSeconds).ToString(CultureInfo.InvariantCulture), Operand(container)), cancellationToken);

    /// <inheritdoc/>
    public Task RemoveContainerAsync(string container, CancellationToken cancellationToken) =>
        RemoveAsync(Client("rm", "--force", "--volumes", Operand(container)), cancellationToken);

    /// <inheritdoc/>
    public async Task<ContainerDescription?> FindContainerAsync(string container, CancellationToken cancellationToken) =>
        await InspectAsync(Client("container", "inspect", Operand(container)), cancellationToken) is { } json ? InspectOutput.Containers(json)[0] : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ContainerDescription>> ListContainersAsync(string label, CancellationToken cancellationToken)
    {
        var ids = await ReadLinesAsync(Client("ps", "--all", "--no-trunc", "--quiet", "--filter", $"label={label}"), cancellationToken);
        // One by one: a container that goes in between is left out and spoils nothing.
        var found = new List<ContainerDescription>();
        foreach (var id in ids)
        {
            if (await FindContainerAsync(id, cancellationToken) is { } container)
                found.Add(container);
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task ReadLogsAsync(string container, int lines, Action<ProcessLine> onLine, CancellationToken cancellationToken)
    {
        var command = Client("logs", "--tail", lines.ToString(CultureInfo.InvariantCulture), Operand(container));
        var result = await _processes.RunAsync(command, onLine, cancellationToken);
        if (result.ExitCode != 0)
            throw new CommandFailedException(command, result);
    }

    /// <inheritdoc/>
    public async Task<int> WaitForContainerAsync(string container, CancellationToken cancellationToken) =>
        int.Parse(await _processes.ReadAsync(Client("wait", Operand(container)), cancellationToken), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public Task<ProcessResult> ExecuteAsync(string container, IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        _processes.RunAsync(Client(["exec", Operand(container), .. command]), null, cancellationToken);

    /// <inheritdoc/>
    public Task CopyFromContainerAsync(string container, string path, string destination, CancellationToken cancellationToken) =>
        RunAsync(Client("cp", $"{Operand(container)}:{path}", destination), cancellationToken);

    private async Task<IReadOnlyList<string>> ReadLinesAsync(Command command, CancellationToken cancellationToken) =>
        (await _processes.ReadAsync(command, cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
