using k8s.Models;

namespace Pipeline.Tools.Kubernetes.Watching;

/// <summary>What a namespace has at one moment, as far as deployments show in it.</summary>
internal sealed record ClusterSnapshot
{
    /// <summary>Nothing.</summary>
    public static ClusterSnapshot Empty { get; } = new();

    public IReadOnlyList<V1Pod> Pods { get; init; } = [];

    public IReadOnlyList<V1Deployment> Deployments { get; init; } = [];

    public IReadOnlyList<V1ReplicaSet> ReplicaSets { get; init; } = [];

    public IReadOnlyList<V1StatefulSet> StatefulSets { get; init; } = [];

    public IReadOnlyList<V1Job> Jobs { get; init; } = [];

    public IReadOnlyList<Corev1Event> Events { get; init; } = [];
}
