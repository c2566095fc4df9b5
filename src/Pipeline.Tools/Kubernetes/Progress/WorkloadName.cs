namespace Pipeline.Tools.Kubernetes.Progress;

/// <summary>What makes pods: a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job or Pod of a release.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
internal sealed record WorkloadName(string Kind, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Name}";
}
