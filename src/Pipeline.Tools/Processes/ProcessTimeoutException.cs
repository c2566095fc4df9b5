using Pipeline.Core.Errors;

namespace Pipeline.Tools.Processes;

/// <summary>A process did not end in time and was killed with its children.</summary>
internal sealed class ProcessTimeoutException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="command">What ran.</param>
    /// <param name="timeout">The time it had.</param>
    public ProcessTimeoutException(Command command, TimeSpan timeout)
        : base($"'{command}' did not end within {timeout.TotalSeconds:0.#} s and was stopped with its children. Give it more time, or run it by hand to see what it waits for.")
    {
    }
}
