using Pipeline.Core.Errors;

namespace Pipeline.Tools.Containers;

/// <summary>A container engine refused what it was asked for; the message holds its own words.</summary>
internal sealed class EngineException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="engine">The engine's name.</param>
    /// <param name="request">What was asked for, such as <c>start the container 'orders'</c>.</param>
    /// <param name="words">What the engine said.</param>
    /// <param name="isAbsent">Whether it said that it has no such image, container, network or file.</param>
    /// <param name="cause">What was thrown, if anything was.</param>
    public EngineException(string engine, string request, string words, bool isAbsent = false, Exception? cause = null)
        : base($"{engine} did not {request}: {words}", cause) => IsAbsent = isAbsent;

    /// <summary>True when the engine answered that what was named is not there. An engine that does not answer throws <see cref="EngineUnreachableException"/>.</summary>
    public bool IsAbsent { get; }
}
