using Pipeline.Core.Errors;

namespace Pipeline.Stages.Deploy;

/// <summary>The tests that a chart brings could not be run, which says nothing of what they would have tested.</summary>
internal sealed class TestsNotRunException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why.</param>
    /// <param name="innerException">What reported it.</param>
    public TestsNotRunException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
