namespace Pipeline.Tools.Processes;

/// <summary>Runs programs. Cancelling kills the whole process tree.</summary>
public interface IProcessRunner
{
    /// <summary>Runs <paramref name="command"/> and hands every line of its output on as it appears.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="onLine">Receives each line, one at a time, from any thread; null drops them.</param>
    /// <param name="cancellationToken">Kills the process tree.</param>
    /// <returns>The exit code and the last lines, for a message.</returns>
    /// <exception cref="ProgramNotFoundException">The program is not there or may not be run.</exception>
    /// <exception cref="ProcessTimeoutException">The command's time ran out.</exception>
    Task<ProcessResult> RunAsync(Command command, Action<ProcessLine>? onLine, CancellationToken cancellationToken);

    /// <summary>Runs <paramref name="command"/> and hands its standard output to <paramref name="readOutput"/> as a stream of bytes.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="readOutput">Reads standard output; what it leaves unread is dropped.</param>
    /// <param name="cancellationToken">Kills the process tree.</param>
    /// <returns>The exit code and the last lines of standard error.</returns>
    /// <exception cref="ProgramNotFoundException">The program is not there or may not be run.</exception>
    /// <exception cref="ProcessTimeoutException">The command's time ran out.</exception>
    Task<ProcessResult> StreamAsync(Command command, Func<Stream, CancellationToken, Task> readOutput, CancellationToken cancellationToken);
}
