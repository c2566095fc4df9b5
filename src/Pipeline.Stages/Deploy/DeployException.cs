using Pipeline.Core.Errors;

namespace Pipeline.Stages.Deploy;

/// <summary>A release did not become ready.</summary>
internal sealed class DeployException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was deployed, and for each pod and container that is not ready its reason and last log lines.</param>
    /// <param name="innerException">What reported it.</param>
    public DeployException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
