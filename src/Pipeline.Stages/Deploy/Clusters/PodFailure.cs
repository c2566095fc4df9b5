using Pipeline.Tools.Kubernetes.Progress;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>What is known of something that did not become ready.</summary>
/// <param name="Finding">What keeps it.</param>
internal sealed record PodFailure(PodFinding Finding)
{
    /// <summary>The last lines of the container, oldest first.</summary>
    public IReadOnlyList<string> LastWords { get; init; } = [];

    /// <summary>Why the container's log cannot be read; null: it can, or there is none.</summary>
    public string? LogProblem { get; init; }

    /// <summary>What the cluster noted of the pod, oldest first, such as <c>Warning BackOff (3 times): Back-off restarting failed container</c>.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];
}
