using Pipeline.Core.Errors;

namespace Pipeline.Tools.Registry;

/// <summary>A registry does not answer, or answers with a fault of the moment (408, 429, 5xx): the next try may go well.</summary>
internal sealed class RegistryUnavailableException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="host">The registry.</param>
    /// <param name="problem">What happened.</param>
    /// <param name="innerException">What reported it.</param>
    public RegistryUnavailableException(string host, string problem, Exception? innerException = null)
        : base($"The registry {host} is not available: {problem}. Check that it runs and can be reached, then run the stage again.", innerException)
    {
    }
}
