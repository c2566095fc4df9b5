using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Branches;

/// <summary>Runs programs for real, and lets somebody else act right before a git command of one kind.</summary>
internal sealed class MeddlingRunner(string subcommand, Action meddle, int times = 1) : IProcessRunner
{
    private readonly ProcessRunner _runner = new();
    private int _left = times;

    public Task<ProcessResult> RunAsync(Command command, Action<ProcessLine>? onLine, CancellationToken cancellationToken)
    {
        Meddle(command);
        return _runner.RunAsync(command, onLine, cancellationToken);
    }

    public Task<ProcessResult> StreamAsync(Command command, Func<Stream, CancellationToken, Task> readOutput, CancellationToken cancellationToken)
    {
        Meddle(command);
        return _runner.StreamAsync(command, readOutput, cancellationToken);
    }

    private void Meddle(Command command)
    {
        if (_left > 0 && command.Arguments.Contains(subcommand))
        {
            _left--;
            meddle();
        }
    }
}
