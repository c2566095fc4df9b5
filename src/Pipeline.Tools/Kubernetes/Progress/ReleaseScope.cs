using System.Globalization;
using k8s;
using k8s.Models;
using Pipeline.Tools.Kubernetes.Watching;

namespace Pipeline.Tools.Kubernetes.Progress;

/// <summary>
/// Which objects of a namespace are those that a deployment brings about: not those that it replaces, which may fail as they like.
/// </summary>
/// <param name="workloads">What of the release makes pods.</param>
/// <param name="before">What was there before anything was changed.</param>
/// <param name="unchanged">Workloads that the deployment leaves as they are: what they already have is what is waited for.</param>
internal sealed class ReleaseScope(IReadOnlySet<WorkloadName> workloads, ClusterSnapshot before, IReadOnlySet<WorkloadName> unchanged)
{
    private const string RevisionAnnotation = "deployment.kubernetes.io/revision";
    private const string RevisionLabel = "controller-revision-hash";
    private readonly Dictionary<string, V1Pod> _podsBefore = before.Pods.ToDictionary(pod => pod.Uid());
    private readonly HashSet<string> _othersBefore = [.. before.ReplicaSets.Select(set => set.Uid()), .. before.Jobs.Select(job => job.Uid())];
    private readonly Dictionary<string, long?> _generations = before.Deployments.Select(item => (item.Uid(), item.Metadata.Generation))
        .Concat(before.StatefulSets.Select(item => (item.Uid(), item.Metadata.Generation))).ToDictionary();

    /// <summary>Which refusals to make a pod count.</summary>
    public RefusalCounts Refusals { get; } = new(before.Events);

    /// <summary>The pods that the deployment waits for.</summary>
    public IReadOnlyList<V1Pod> PodsOf(ClusterSnapshot now) => [.. now.Pods.Where(pod => pod.Metadata.DeletionTimestamp is null && IsAwaited(pod, now)).OrderBy(pod => pod.Name(), StringComparer.Ordinal)];

    /// <summary>The pod as it was before; null when it is new.</summary>
    public V1Pod? Before(V1Pod pod) => _podsBefore.GetValueOrDefault(pod.Uid());

    /// <summary>What makes pods now: its name, and the id that events of refused pods are noted under.</summary>
    public IEnumerable<(WorkloadName Workload, string Uid)> MakersOf(ClusterSnapshot now) =>
    [
        .. now.ReplicaSets.Where(set => set.Metadata.DeletionTimestamp is null && IsAwaited(set, now)).Select(set => (OwnerOf(set)!, set.Uid())),
        .. now.StatefulSets.Select(set => (Name: new WorkloadName("StatefulSet", set.Name()), Set: set)).Where(item => workloads.Contains(item.Name) && IsApplied(item.Set, item.Name)).Select(item => (item.Name, item.Set.Uid())),
        .. JobsOf(now).Select(job => (new WorkloadName("Job", job.Name()), job.Uid())),
    ];

    /// <summary>The Deployments that were changed, or need not be, and that the cluster has taken note of.</summary>
    public IEnumerable<V1Deployment> DeploymentsOf(ClusterSnapshot now) => now.Deployments.Where(item => workloads.Contains(new WorkloadName("Deployment", item.Name())) && IsApplied(item, new WorkloadName("Deployment", item.Name())) && item.Status?.ObservedGeneration >= item.Metadata.Generation);

    /// <summary>The Jobs that were started, or need not be.</summary>
    public IEnumerable<V1Job> JobsOf(ClusterSnapshot now) => now.Jobs.Where(job => workloads.Contains(new WorkloadName("Job", job.Name())) && (!_othersBefore.Contains(job.Uid()) || unchanged.Contains(new WorkloadName("Job", job.Name()))));

    private bool IsAwaited(V1Pod pod, ClusterSnapshot now)
    {
        if (Controller(pod) is not { } owner)
            return workloads.Contains(new WorkloadName("Pod", pod.Name())) && IsNewOr(pod, new WorkloadName("Pod", pod.Name()));
        var name = new WorkloadName(owner.Kind, owner.Name);
        return owner.Kind switch
        {
            "ReplicaSet" when !workloads.Contains(name) => now.ReplicaSets.FirstOrDefault(set => set.Uid() == owner.Uid) is { } set && IsAwaited(set, now),
            "StatefulSet" => workloads.Contains(name) && now.StatefulSets.FirstOrDefault(set => set.Uid() == owner.Uid) is { } set && IsApplied(set, name)
                && (set.Status?.UpdateRevision is not { } revision || pod.GetLabel(RevisionLabel) is not { } own || own == revision),
            "Job" => workloads.Contains(name) && JobsOf(now).Any(job => job.Uid() == owner.Uid),
            _ => workloads.Contains(name) && IsNewOr(pod, name),
        };
    }

    private bool IsAwaited(V1ReplicaSet set, ClusterSnapshot now)
    {
        if (OwnerOf(set) is not { Kind: "Deployment" } name || !workloads.Contains(name))
            return false;
        var deployment = now.Deployments.FirstOrDefault(item => item.Name() == name.Name);
        return deployment is not null && IsApplied(deployment, name) && (!_othersBefore.Contains(set.Uid()) || deployment.Status?.ObservedGeneration >= deployment.Metadata.Generation) && Revision(set) >= Revision(deployment);
    }

    private bool IsApplied(IKubernetesObject<V1ObjectMeta> item, WorkloadName name) =>
        !_generations.TryGetValue(item.Metadata.Uid, out var generation) || item.Metadata.Generation != generation || unchanged.Contains(name);

    private bool IsNewOr(V1Pod pod, WorkloadName name) => !_podsBefore.ContainsKey(pod.Uid()) || unchanged.Contains(name);

    private static WorkloadName? OwnerOf(IKubernetesObject<V1ObjectMeta> item) => Controller(item) is { } owner ? new WorkloadName(owner.Kind, owner.Name) : null;

    private static V1OwnerReference? Controller(IKubernetesObject<V1ObjectMeta> item) => item.Metadata.OwnerReferences?.FirstOrDefault(owner => owner.Controller == true);

    private static int Revision(IKubernetesObject<V1ObjectMeta> item) => int.TryParse(item.GetAnnotation(RevisionAnnotation), CultureInfo.InvariantCulture, out var revision) ? revision : 0;
}
