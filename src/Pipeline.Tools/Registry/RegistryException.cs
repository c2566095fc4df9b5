using System.Net;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Registry;

/// <summary>A registry refused a request, and would refuse it again.</summary>
internal sealed class RegistryException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was asked, what the registry said, and what to do.</param>
    /// <param name="status">The answer's status.</param>
    public RegistryException(string message, HttpStatusCode status)
        : base(message) => Status = status;

    /// <summary>The answer's status.</summary>
    public HttpStatusCode Status { get; }
}
