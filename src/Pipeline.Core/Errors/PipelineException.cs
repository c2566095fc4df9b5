namespace Pipeline.Core.Errors;

/// <summary>
/// A mistake or a state of the world that its reader can mend. The message names every offender, says what was
/// expected and what to do next; it is shown without a stack trace.
/// </summary>
public class PipelineException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong (naming every offender), what was expected, the next step.</param>
    /// <param name="innerException">The cause, if another exception reported it.</param>
    public PipelineException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
