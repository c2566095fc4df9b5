namespace Pipeline.LocalRuntime.Manifests;

/// <summary>A Deployment, StatefulSet or Job.</summary>
internal sealed record Workload
{
    public required WorkloadKind Kind { get; init; }

    public required string Name { get; init; }

    public int Replicas { get; init; } = 1;

    /// <summary>True when the old pods end before new ones start (<c>strategy: Recreate</c>; always so in a StatefulSet).</summary>
    public bool StopsFirst { get; init; }

    /// <summary>The headless Service that names the pods of a StatefulSet; null: none.</summary>
    public string? ServiceName { get; init; }

    /// <summary>How often a Job's pod may fail. Kubernetes' default is 6.</summary>
    public int BackoffLimit { get; init; } = 6;

    /// <summary>The hooks of Helm that the Job is for, such as <c>pre-upgrade</c>; empty: it is no hook.</summary>
    public IReadOnlyList<string> Hooks { get; init; } = [];

    /// <summary>The order among hooks, smallest first.</summary>
    public int HookWeight { get; init; }

    /// <summary>The claims that each pod of a StatefulSet has of its own.</summary>
    public IReadOnlyList<string> ClaimTemplates { get; init; } = [];

    /// <summary>True removes the volumes of <see cref="ClaimTemplates"/> with the release (<c>persistentVolumeClaimRetentionPolicy</c>).</summary>
    public bool DeletesClaims { get; init; }

    /// <summary>True when a pod of a StatefulSet waits until the one before it is ready.</summary>
    public bool InOrder { get; init; }

    public required PodTemplate Pod { get; init; }

    public override string ToString() => $"{Kind}/{Name}";
}
