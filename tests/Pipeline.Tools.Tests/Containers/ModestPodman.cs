using Pipeline.Testing;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Containers;

/// <summary>Runs programs. Podman's containers get limits that also a machine allows whose root may not raise them.</summary>
internal sealed class ModestPodman : IProcessRunner, IDisposable
{
    private readonly ProcessRunner _inner = new();
    private readonly TempDirectory _folder = new();
    private readonly Dictionary<string, string?> _variables;

    public ModestPodman() =>
        _variables = new() { ["CONTAINERS_CONF"] = _folder.Write("containers.conf", "[containers]\ndefault_ulimits = [\"nofile=1024:1024\", \"nproc=1024:1024\"]\n") };

    public Task<ProcessResult> RunAsync(Command command, Action<ProcessLine>? onLine, CancellationToken cancellationToken) =>
        _inner.RunAsync(With(command), onLine, cancellationToken);

    public Task<ProcessResult> StreamAsync(Command command, Func<Stream, CancellationToken, Task> readOutput, CancellationToken cancellationToken) =>
        _inner.StreamAsync(With(command), readOutput, cancellationToken);

    public void Dispose() => _folder.Dispose();

    private Command With(Command command) => command.Program == "podman" ? command with { Environment = _variables.Union(command.Environment).ToDictionary() } : command;
}
