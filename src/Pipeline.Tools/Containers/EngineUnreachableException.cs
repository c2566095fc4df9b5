using Pipeline.Core.Errors;

namespace Pipeline.Tools.Containers;

/// <summary>A container engine does not answer: whether it has something is not known.</summary>
internal sealed class EngineUnreachableException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="engine">The engine's name.</param>
    /// <param name="address">Where it was asked.</param>
    /// <param name="reason">What happened there, such as <c>connection refused</c>.</param>
    /// <param name="cause">What was thrown, if anything was.</param>
    public EngineUnreachableException(string engine, string address, string reason, Exception? cause = null)
        : base($"{engine} does not answer at {address}: {reason}\nStart it, or correct {(engine == "podman" ? "CONTAINER_HOST" : "DOCKER_HOST or the docker context")}; './build.sh Doctor' tells more.", cause) =>
        Reason = reason;

    /// <summary>What happened, such as <c>connection refused</c>.</summary>
    public string Reason { get; }
}
