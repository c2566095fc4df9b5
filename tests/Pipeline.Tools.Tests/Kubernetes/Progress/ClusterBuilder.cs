using System.Globalization;
using k8s.Models;
using Pipeline.Tools.Kubernetes.Progress;
using Pipeline.Tools.Kubernetes.Watching;

namespace Pipeline.Tools.Tests.Kubernetes.Progress;

/// <summary>A namespace with the Deployment <c>orders</c> at a revision, its pods, and what was noted of them.</summary>
internal sealed class ClusterBuilder
{
    private readonly List<V1Pod> _pods = [];
    private readonly List<V1ReplicaSet> _sets = [];
    private readonly List<V1Job> _jobs = [];
    private readonly List<Corev1Event> _events = [];
    private V1Deployment _deployment = Deployment(1, 1);

    public static WorkloadName Orders { get; } = new("Deployment", "orders");

    public ClusterBuilder At(int revision, long generation, long? observed = null)
    {
        _deployment = Deployment(revision, generation);
        _deployment.Status = new V1DeploymentStatus { ObservedGeneration = observed ?? generation };
        return this;
    }

    public ClusterBuilder Stuck()
    {
        _deployment.Status.Conditions = [new V1DeploymentCondition { Type = "Progressing", Status = "False", Reason = "ProgressDeadlineExceeded", Message = "ReplicaSet \"orders-2\" has timed out progressing." }];
        return this;
    }

    /// <summary>The ReplicaSet of a revision.</summary>
    public ClusterBuilder Set(int revision, int wanted = 1, int there = 1)
    {
        _sets.Add(new V1ReplicaSet
        {
            Metadata = Meta($"orders-{revision}", "Deployment", "orders", "deployment"),
            Spec = new V1ReplicaSetSpec { Replicas = wanted },
            Status = new V1ReplicaSetStatus { Replicas = there },
        });
        _sets[^1].Metadata.Annotations = new Dictionary<string, string> { ["deployment.kubernetes.io/revision"] = revision.ToString(CultureInfo.InvariantCulture) };
        return this;
    }

    /// <summary>A pod of a revision.</summary>
    public ClusterBuilder Pod(int revision, string name, V1ContainerStatus? container = null, Action<V1Pod>? edit = null)
    {
        var pod = new V1Pod
        {
            Metadata = Meta(name, "ReplicaSet", $"orders-{revision}", $"orders-{revision}"),
            Spec = new V1PodSpec { Containers = [new V1Container { Name = "orders" }], RestartPolicy = "Always" },
            Status = new V1PodStatus { Phase = "Running", ContainerStatuses = container is null ? null : [container], Conditions = container is { Ready: true } ? [new V1PodCondition { Type = "Ready", Status = "True" }] : [] },
        };
        edit?.Invoke(pod);
        _pods.Add(pod);
        return this;
    }

    public ClusterBuilder FailedJob(string name)
    {
        _jobs.Add(new V1Job { Metadata = Meta(name, null, "", ""), Status = new V1JobStatus { Conditions = [new V1JobCondition { Type = "Failed", Status = "True", Reason = "BackoffLimitExceeded", Message = "Job has reached the specified backoff limit" }] } });
        return this;
    }

    public ClusterBuilder Noted(string uid, string reason, string message, int count = 1, string? container = null)
    {
        _events.Add(new Corev1Event
        {
            Metadata = new V1ObjectMeta { Uid = $"event-{_events.Count}" },
            InvolvedObject = new V1ObjectReference { Uid = uid, FieldPath = container is null ? null : $"spec.containers{{{container}}}" },
            Reason = reason,
            Message = message,
            Count = count,
            LastTimestamp = DateTime.UnixEpoch.AddSeconds(_events.Count),
        });
        return this;
    }

    public ClusterSnapshot Build() => new() { Pods = _pods, ReplicaSets = _sets, Deployments = [_deployment], Jobs = _jobs, Events = _events };

    public static V1ContainerStatus WaitingBy(string reason, string message = "", int restarts = 0, V1ContainerStateTerminated? last = null) => new()
    {
        Name = "orders",
        Image = "registry/orders:1",
        RestartCount = restarts,
        State = new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = reason, Message = message } },
        LastState = new V1ContainerState { Terminated = last },
    };

    public static V1ContainerStatus Running(bool ready = false, int restarts = 0) => new()
    {
        Name = "orders",
        Image = "registry/orders:1",
        Ready = ready,
        RestartCount = restarts,
        State = new V1ContainerState { Running = new V1ContainerStateRunning() },
    };

    public static V1ContainerStateTerminated Ended(int exitCode, string reason = "Error") => new() { ExitCode = exitCode, Reason = reason };

    private static V1Deployment Deployment(int revision, long generation) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = "orders",
            Uid = "deployment",
            Generation = generation,
            Annotations = new Dictionary<string, string> { ["deployment.kubernetes.io/revision"] = revision.ToString(CultureInfo.InvariantCulture) },
        },
        Status = new V1DeploymentStatus { ObservedGeneration = generation },
    };

    private static V1ObjectMeta Meta(string name, string? ownerKind, string owner, string ownerUid) => new()
    {
        Name = name,
        Uid = name,
        OwnerReferences = ownerKind is null ? null : [new V1OwnerReference { Kind = ownerKind, Name = owner, Uid = ownerUid, Controller = true }],
    };
}
