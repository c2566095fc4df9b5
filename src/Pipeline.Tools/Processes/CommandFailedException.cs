using Pipeline.Core.Errors;

namespace Pipeline.Tools.Processes;

/// <summary>A program ended with an exit code that is not 0.</summary>
internal sealed class CommandFailedException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="command">What ran.</param>
    /// <param name="result">How it ended.</param>
    public CommandFailedException(Command command, ProcessResult result)
        : base($"'{command}' ended with exit code {result.ExitCode}:\n{result.ErrorText}") => Result = result;

    /// <summary>How the process ended.</summary>
    public ProcessResult Result { get; }
}
