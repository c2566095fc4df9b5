using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Ledger;

/// <summary>Runs programs for real until one of them, counted from 1: there this process dies, before or after it ran.</summary>
internal sealed class FailingRunner(int last, bool afterIt) : IProcessRunner
{
    private readonly ProcessRunner _runner = new();

    /// <summary>How many programs were to be run.</summary>
    public int Count { get; private set; }

    public Task<ProcessResult> RunAsync(Command command, Action<ProcessLine>? onLine, CancellationToken cancellationToken) =>
        FailAsync(() => _runner.RunAsync(command, onLine, cancellationToken));

    public Task<ProcessResult> StreamAsync(Command command, Func<Stream, CancellationToken, Task> readOutput, CancellationToken cancellationToken) =>
        FailAsync(() => _runner.StreamAsync(command, readOutput, cancellationToken));

    private async Task<ProcessResult> FailAsync(Func<Task<ProcessResult>> run)
    {
        var number = ++Count;
        if (number > last || (number == last && !afterIt))
            throw new KilledException();
        var result = await run();
        return number == last ? throw new KilledException() : result;
    }
}
