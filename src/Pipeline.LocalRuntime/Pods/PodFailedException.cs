using Pipeline.Core.Errors;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>A pod of the local runtime did not do what it is for.</summary>
internal sealed class PodFailedException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="container">The container in it; empty when it is the pod itself.</param>
    /// <param name="reason">Why, such as <c>it ended with exit code 1</c>.</param>
    /// <param name="lastLines">What it wrote last.</param>
    public PodFailedException(string pod, string container, string reason, IReadOnlyList<string> lastLines)
        : base($"pod {pod}{(container.Length > 0 ? $", container {container}" : "")}: {reason}{string.Concat(lastLines.Select(line => $"\n  | {line}"))}") =>
        (Pod, Container, Reason, LastLines) = (pod, container, reason, lastLines);

    /// <summary>The pod.</summary>
    public string Pod { get; }

    /// <summary>The container in it; empty when it is the pod itself.</summary>
    public string Container { get; }

    /// <summary>Why, in words.</summary>
    public string Reason { get; }

    /// <summary>What it wrote last.</summary>
    public IReadOnlyList<string> LastLines { get; }

    /// <summary>With which code it ended; null: it did not end.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Whether it ended because it reached its memory limit.</summary>
    public bool OutOfMemory { get; init; }

    /// <summary>What runs now, as the end of a sentence; empty when nobody has looked.</summary>
    public string Aftermath { get; set; } = "";
}
