using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Ledger;

/// <summary>Runs programs for real; the connection breaks with the first push, before or after the remote took it.</summary>
internal sealed class BreakingRunner(LedgerClone clone, bool breakAfter) : IProcessRunner
{
    private readonly ProcessRunner _runner = new();

    public Task<ProcessResult> RunAsync(Command command, Action<ProcessLine>? onLine, CancellationToken cancellationToken) => _runner.RunAsync(command, onLine, cancellationToken);

    public async Task<ProcessResult> StreamAsync(Command command, Func<Stream, CancellationToken, Task> readOutput, CancellationToken cancellationToken)
    {
        if (!command.Arguments.Contains("push"))
            return await _runner.StreamAsync(command, readOutput, cancellationToken);
        if (breakAfter)
            await _runner.StreamAsync(command, (_, _) => Task.CompletedTask, cancellationToken);
        clone.GoOffline();
        return await _runner.StreamAsync(command, readOutput, cancellationToken);
    }
}
