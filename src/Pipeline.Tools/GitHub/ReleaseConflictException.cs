using Pipeline.Core.Errors;

namespace Pipeline.Tools.GitHub;

/// <summary>What GitHub has under a release's tag is something else than what is to be released; it was left alone.</summary>
internal sealed class ReleaseConflictException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What differs, and what to do.</param>
    public ReleaseConflictException(string message)
        : base(message)
    {
    }
}
