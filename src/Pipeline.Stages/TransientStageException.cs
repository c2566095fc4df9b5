using Pipeline.Core.Errors;

namespace Pipeline.Stages;

/// <summary>A fault that may be gone at the next try: a registry's 5xx, a reset connection. The runner tries again, with growing pauses.</summary>
public sealed class TransientStageException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong and what to do when it stays so.</param>
    /// <param name="innerException">What reported it.</param>
    public TransientStageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
