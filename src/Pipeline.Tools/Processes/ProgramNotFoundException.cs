using Pipeline.Core.Errors;

namespace Pipeline.Tools.Processes;

/// <summary>A program is not on PATH or may not be run.</summary>
internal sealed class ProgramNotFoundException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="program">The program that was asked for.</param>
    /// <param name="innerException">What the system said.</param>
    public ProgramNotFoundException(string program, Exception? innerException = null)
        : base($"The program '{program}' was not found or may not be run. Put it on PATH; './build.sh Doctor' lists what is missing and how to get it.", innerException) => Program = program;

    /// <summary>The program that was asked for.</summary>
    public string Program { get; }
}
