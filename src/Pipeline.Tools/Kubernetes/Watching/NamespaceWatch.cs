using System.Threading.Channels;
using k8s.Models;

namespace Pipeline.Tools.Kubernetes.Watching;

/// <summary>Follows what happens in a namespace, told by the cluster: nothing is asked twice. Disposing it ends that.</summary>
internal sealed class NamespaceWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ObjectWatch<V1Pod> _pods;
    private readonly ObjectWatch<V1Deployment> _deployments;
    private readonly ObjectWatch<V1ReplicaSet> _replicaSets;
    private readonly ObjectWatch<V1StatefulSet> _statefulSets;
    private readonly ObjectWatch<V1Job> _jobs;
    private readonly ObjectWatch<Corev1Event> _events;
    private Task _following = Task.CompletedTask;

    private NamespaceWatch(ClusterClient cluster, string namespaceName, TimeProvider time)
    {
        ObjectWatch<T> Watch<T>(string plural)
            where T : k8s.IKubernetesObject<V1ObjectMeta> => new(cluster, ApiPaths.Of(plural, namespaceName), () => _changes.Writer.TryWrite(true), time);
        (_pods, _deployments, _replicaSets) = (Watch<V1Pod>("pods"), Watch<V1Deployment>("deployments"), Watch<V1ReplicaSet>("replicasets"));
        (_statefulSets, _jobs, _events) = (Watch<V1StatefulSet>("statefulsets"), Watch<V1Job>("jobs"), Watch<Corev1Event>("events"));
    }

    /// <summary>What is there now.</summary>
    public ClusterSnapshot Current => new()
    {
        Pods = _pods.Items,
        Deployments = _deployments.Items,
        ReplicaSets = _replicaSets.Items,
        StatefulSets = _statefulSets.Items,
        Jobs = _jobs.Items,
        Events = _events.Items,
    };

    /// <summary>What of it may not be read, in the cluster's words; null: everything is.</summary>
    public string? Refusal => _pods.Refusal ?? _events.Refusal ?? _deployments.Refusal ?? _replicaSets.Refusal ?? _statefulSets.Refusal ?? _jobs.Refusal;

    /// <summary>Reads what is there and begins to follow it.</summary>
    /// <exception cref="ClusterUnreachableException">The cluster does not answer.</exception>
    public static async Task<NamespaceWatch> StartAsync(ClusterClient cluster, string namespaceName, TimeProvider time, CancellationToken cancellationToken)
    {
        var watch = new NamespaceWatch(cluster, namespaceName, time);
        await watch.AllAsync(list => list.List(cancellationToken));
        watch._following = watch.AllAsync(list => list.Follow(watch._stop.Token));
        return watch;
    }

    /// <summary>Waits until something changed since the last call.</summary>
    public async Task NextAsync(CancellationToken cancellationToken) => await _changes.Reader.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        _stop.Dispose();
    }

    private Task AllAsync(Func<(Func<CancellationToken, Task> List, Func<CancellationToken, Task> Follow), Task> ask) => Task.WhenAll(
        ask((_pods.ListAsync, _pods.FollowAsync)),
        ask((_deployments.ListAsync, _deployments.FollowAsync)),
        ask((_replicaSets.ListAsync, _replicaSets.FollowAsync)),
        ask((_statefulSets.ListAsync, _statefulSets.FollowAsync)),
        ask((_jobs.ListAsync, _jobs.FollowAsync)),
        ask((_events.ListAsync, _events.FollowAsync)));
}
