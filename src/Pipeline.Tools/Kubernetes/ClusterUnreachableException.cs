using Pipeline.Core.Errors;

namespace Pipeline.Tools.Kubernetes;

/// <summary>No Kubernetes cluster is configured, or it does not answer.</summary>
internal sealed class ClusterUnreachableException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which cluster, what was said, and what to do.</param>
    /// <param name="innerException">What reported it.</param>
    /// <param name="isConfigured">False when no cluster is configured.</param>
    public ClusterUnreachableException(string message, Exception? innerException = null, bool isConfigured = true)
        : base(message, innerException) => IsConfigured = isConfigured;

    /// <summary>False when no cluster is configured.</summary>
    public bool IsConfigured { get; }
}
