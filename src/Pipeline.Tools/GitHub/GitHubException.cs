using Pipeline.Core.Errors;

namespace Pipeline.Tools.GitHub;

/// <summary>GitHub did not do what it was asked; the message says what, what it answered, and the next step. Never the token.</summary>
internal sealed class GitHubException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public GitHubException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
