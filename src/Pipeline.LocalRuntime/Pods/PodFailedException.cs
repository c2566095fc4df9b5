using Pipeline.Core.Errors;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>A pod of the local runtime did not do what it is for.</summary>
internal sealed class PodFailedException : PipelineException
{
    /// <summary>What runs now, as the end of a sentence; empty when nobody has looked.</summary>
    public string Aftermath { get; set; } = "";

    /// <summary>Creates the exception.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="container">The container in it.</param>
    /// <param name="reason">Why, such as <c>it ended with exit code 1</c>.</param>
    /// <param name="lastLines">What it wrote last.</param>
    public PodFailedException(string pod, string container, string reason, IReadOnlyList<string> lastLines)
        : base($"pod {pod}, container {container}: {reason}{string.Concat(lastLines.Select(line => $"\n  | {line}"))}")
    {
    }
}
