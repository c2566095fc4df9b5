using System.Collections.Concurrent;
using Pipeline.Tools.Processes;

namespace Pipeline.LocalRuntime.Tests;

/// <summary>Runs programs, and keeps what was run.</summary>
public sealed class RecordedProcesses : IProcessRunner
{
    private readonly ProcessRunner _inner = new();

    public ConcurrentQueue<string> Commands { get; } = [];

    public Task<ProcessResult> RunAsync(Command command, Action<ProcessLine>? onLine, CancellationToken cancellationToken)
    {
        Commands.Enqueue(command.ToString());
        return _inner.RunAsync(command, onLine, cancellationToken);
    }

    public Task<ProcessResult> StreamAsync(Command command, Func<Stream, CancellationToken, Task> readOutput, CancellationToken cancellationToken)
    {
        Commands.Enqueue(command.ToString());
        return _inner.StreamAsync(command, readOutput, cancellationToken);
    }
}
