using System.Net;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Kubernetes;

/// <summary>The API server of a cluster answered with a refusal.</summary>
internal sealed class ClusterRefusedException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="code">The HTTP status.</param>
    /// <param name="reason">The API's word, such as <c>Forbidden</c> or <c>Invalid</c>; empty when there was none.</param>
    /// <param name="message">The API server's own words.</param>
    /// <param name="innerException">What reported it.</param>
    public ClusterRefusedException(HttpStatusCode code, string reason, string message, Exception? innerException = null)
        : base(message, innerException) => (Code, Reason) = (code, reason);

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Code { get; }

    /// <summary>The API's word, such as <c>Forbidden</c>, <c>Invalid</c>, <c>AlreadyExists</c>.</summary>
    public string Reason { get; }
}
