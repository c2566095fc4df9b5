using Pipeline.Core.Errors;

namespace Pipeline.Tools.Kubernetes;

/// <summary>No Kubernetes cluster is configured, or it does not answer.</summary>
internal sealed class ClusterUnreachableException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which cluster, what kubectl said, and what to do.</param>
    /// <param name="innerException">What reported it.</param>
    public ClusterUnreachableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
