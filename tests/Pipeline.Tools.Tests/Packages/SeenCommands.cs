using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Packages;

/// <summary>Remembers every command that it runs.</summary>
internal sealed class SeenCommands(IProcessRunner runner) : IProcessRunner
{
    public List<Command> Commands { get; } = [];

    public Task<ProcessResult> RunAsync(Command command, Action<ProcessLine>? onLine, CancellationToken cancellationToken)
    {
        Commands.Add(command);
        return runner.RunAsync(command, onLine, cancellationToken);
    }

    public Task<ProcessResult> StreamAsync(Command command, Func<Stream, CancellationToken, Task> readOutput, CancellationToken cancellationToken)
    {
        Commands.Add(command);
        return runner.StreamAsync(command, readOutput, cancellationToken);
    }
}
