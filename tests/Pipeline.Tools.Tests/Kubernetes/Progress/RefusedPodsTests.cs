using Pipeline.Tools.Kubernetes.Progress;
using static Pipeline.Tools.Tests.Kubernetes.Progress.ClusterBuilder;

namespace Pipeline.Tools.Tests.Kubernetes.Progress;

/// <summary>Refusals to make a pod, one look after another.</summary>
public sealed class RefusedPodsTests
{
    private const string Quota = "pods \"a\" is forbidden: exceeded quota: none";
    private readonly ReleaseScope _scope = Scope(new ClusterBuilder());

    [Fact]
    public void Refusals_while_other_pods_were_going_do_not_count_when_these_are_gone()
    {
        Assert.Empty(Final(_scope, Refused(5).Pod(0, "old", edit: pod => pod.Metadata.DeletionTimestamp = DateTime.UnixEpoch)));
        Assert.Empty(Final(_scope, Refused(5)));
        Assert.Empty(Final(_scope, Refused(7)));
        Assert.Equal(FaultKind.Quota, Assert.Single(Final(_scope, Refused(8))).Kind);
    }

    [Fact]
    public void Refusals_that_a_pod_followed_do_not_count_when_another_is_wanted()
    {
        Assert.Empty(Final(_scope, Refused(2)));
        Assert.Empty(Final(_scope, Refused(4, wanted: 1, there: 1).Pod(1, "a", Running())));
        Assert.Empty(Final(_scope, Refused(4, wanted: 2, there: 1).Pod(1, "a", Running())));
    }

    [Fact]
    public void Refusals_of_before_the_deployment_do_not_count()
    {
        var scope = Scope(Refused(9));
        Assert.Empty(Final(scope, Refused(9)));
        Assert.Single(Final(scope, Refused(12)));
    }

    [Fact]
    public void Refusals_that_the_cluster_has_forgotten_do_not_excuse_later_ones()
    {
        var scope = Scope(Refused(9));
        Assert.Empty(Final(scope, Cluster()));
        Assert.Empty(Final(scope, Refused(1)));
        Assert.Single(Final(scope, Refused(4)));
    }

    [Fact]
    public void A_refusal_is_told_as_long_as_a_pod_is_missing() =>
        Assert.Contains($"no pod can be made: {Quota}", ReleaseProgress.Read(Scope(Refused(9)), Refused(9).Build(), new FaultRules()).Describe("orders"), StringComparison.Ordinal);

    private static ClusterBuilder Cluster(int wanted = 1, int there = 0) => new ClusterBuilder().At(1, 1).Set(1, wanted, there);

    private static ClusterBuilder Refused(int count, int wanted = 1, int there = 0) => Cluster(wanted, there).Noted("orders-1", "FailedCreate", Quota, count);

    private static ReleaseScope Scope(ClusterBuilder before) => new(new HashSet<WorkloadName> { Orders }, before.Build(), new HashSet<WorkloadName> { Orders });

    private static IReadOnlyList<PodFinding> Final(ReleaseScope scope, ClusterBuilder now) => ReleaseProgress.Read(scope, now.Build(), new FaultRules()).Final;
}
