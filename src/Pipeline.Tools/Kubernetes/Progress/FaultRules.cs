namespace Pipeline.Tools.Kubernetes.Progress;

/// <summary>When a fault counts as one that waiting cannot mend.</summary>
internal sealed record FaultRules
{
    /// <summary>How many restarts a container gets before it counts as one that never comes up. Default three.</summary>
    public int Restarts { get; init; } = 3;

    /// <summary>Whether an image that could not be pulled once counts as one that never comes, whatever was said. Default: no.</summary>
    public bool PullsOnce { get; init; }

    /// <summary>How many refusals to make a pod count as one for good: the first may be of a moment in which others are just going. Default three.</summary>
    public int Refusals { get; init; } = 3;
}
