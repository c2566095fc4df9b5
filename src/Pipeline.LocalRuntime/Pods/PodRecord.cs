using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Who a pod is, kept beside its containers: whoever finds it later can keep it running and end it well.</summary>
internal sealed record PodRecord
{
    public required string Name { get; init; }

    public required string Release { get; init; }

    /// <summary>Kind and name of what wanted it.</summary>
    public required string Workload { get; init; }

    /// <summary>True for the pod of a Job, which ends.</summary>
    public required bool Ends { get; init; }

    public required PodTemplate Template { get; init; }
}
