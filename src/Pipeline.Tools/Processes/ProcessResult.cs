namespace Pipeline.Tools.Processes;

/// <summary>How a process ended.</summary>
/// <param name="ExitCode">0 is success by convention.</param>
/// <param name="Tail">The last lines of its output (at most 40), secrets masked; for a message.</param>
public sealed record ProcessResult(int ExitCode, IReadOnlyList<ProcessLine> Tail)
{
    /// <summary>How many lines <see cref="Tail"/> has at most.</summary>
    internal const int TailLines = 40;

    /// <summary>The last lines of standard error, or of standard output when there are none, as one text.</summary>
    public string ErrorText => string.Join('\n', (Tail.Any(line => line.IsError) ? Tail.Where(line => line.IsError) : Tail).Select(line => line.Text));
}
