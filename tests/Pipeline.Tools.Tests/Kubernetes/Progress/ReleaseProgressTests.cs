using k8s.Models;
using Pipeline.Tools.Kubernetes.Progress;
using static Pipeline.Tools.Tests.Kubernetes.Progress.ClusterBuilder;

namespace Pipeline.Tools.Tests.Kubernetes.Progress;

public sealed class ReleaseProgressTests
{
    private const string Missing = "rpc error: code = Unknown desc = Error response from daemon: manifest for registry/orders:1 not found: manifest unknown";

    [Fact]
    public void A_release_without_pods_says_so() => Assert.Equal("waiting for orders: it has no pod yet", New(Cluster()).Describe("orders"));

    [Fact]
    public void A_release_that_is_ready_waits_for_nothing() => Assert.Null(New(Cluster().Pod(1, "a", Running(ready: true))).Describe("orders"));

    [Fact]
    public void An_image_that_is_pulled_is_named() => AssertWaits(
        Cluster().Pod(1, "a", WaitingBy("ContainerCreating")).Noted("a", "Pulling", "Pulling image \"registry/orders:1\"", container: "orders"),
        "image registry/orders:1 is being pulled");

    [Fact]
    public void An_image_that_is_not_there_cannot_be_waited_for() => AssertFinal(Cluster().Pod(1, "a", WaitingBy("ErrImagePull", Missing)), FaultKind.Image);

    [Fact]
    public void The_reason_of_a_pull_that_failed_is_told_also_in_the_pause_after_it()
    {
        var progress = New(Cluster().Pod(1, "a", WaitingBy("ImagePullBackOff", "Back-off pulling image")).Noted("a", "Failed", $"Failed to pull image \"registry/orders:1\": {Missing}"));
        Assert.Contains("not found: manifest unknown", progress.Describe("orders"), StringComparison.Ordinal);
        Assert.Single(progress.Final);
    }

    [Fact]
    public void A_registry_that_does_not_answer_is_waited_for() => Assert.Empty(New(Cluster().Pod(1, "a", WaitingBy("ErrImagePull", "desc = dial tcp 10.0.0.1:443: i/o timeout"))).Final);

    [Fact]
    public void A_missing_ConfigMap_cannot_be_waited_for() => AssertFinal(Cluster().Pod(1, "a", WaitingBy("CreateContainerConfigError", "configmap \"settings\" not found")), FaultKind.Configuration);

    [Fact]
    public void A_volume_that_cannot_be_mounted_is_waited_for_by_its_words() => AssertWaits(
        Cluster().Pod(1, "a", WaitingBy("ContainerCreating")).Noted("a", "FailedMount", "MountVolume.SetUp failed for volume \"data\""),
        "MountVolume.SetUp failed for volume \"data\"");

    [Fact]
    public void A_probe_that_fails_is_told_by_its_words() => AssertWaits(
        Cluster().Pod(1, "a", Running()).Noted("a", "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503", container: "orders"),
        "Readiness probe failed: HTTP probe failed with statuscode: 503");

    [Fact]
    public void A_pod_that_no_node_takes_is_told_by_the_schedulers_words()
    {
        var unscheduled = new V1PodCondition { Type = "PodScheduled", Status = "False", Reason = "Unschedulable", Message = "0/1 nodes are available: 1 Insufficient cpu." };
        AssertWaits(Cluster().Pod(1, "a", edit: pod => pod.Status.Conditions = [unscheduled]), "no node takes it: 0/1 nodes are available: 1 Insufficient cpu.", container: false);
    }

    [Fact]
    public void An_init_container_is_told_with_its_place()
    {
        var init = new V1ContainerStatus { Name = "migrate", State = new V1ContainerState { Running = new V1ContainerStateRunning() } };
        Assert.Contains("container migrate: init container 1 of 1 runs", New(Cluster().Pod(1, "a", WaitingBy("PodInitializing"), pod => pod.Status.InitContainerStatuses = [init])).Describe("orders"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_init_container_of_a_Job_that_fails_is_the_Jobs_own_matter() => Assert.Empty(New(Cluster().Pod(1, "a", WaitingBy("PodInitializing"), WithFailedInit)).Final);

    [Fact]
    public void An_init_container_that_fails_in_a_pod_that_nobody_makes_again_cannot_be_waited_for()
    {
        var alone = new ReleaseScope(new HashSet<WorkloadName> { new("Pod", "a") }, new(), new HashSet<WorkloadName>());
        var cluster = Cluster().Pod(1, "a", WaitingBy("PodInitializing"), pod =>
        {
            WithFailedInit(pod);
            pod.Metadata.OwnerReferences = null;
        });
        Assert.Equal(FaultKind.Crash, Assert.Single(ReleaseProgress.Read(alone, cluster.Build(), new FaultRules()).Final).Kind);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void A_container_that_keeps_ending_is_given_up_after_three_restarts(int restarts, bool isFinal) =>
        Assert.Equal(isFinal, New(Cluster().Pod(1, "a", WaitingBy("CrashLoopBackOff", restarts: restarts, last: Ended(7)))).Final.Count > 0);

    [Fact]
    public void A_container_that_ran_out_of_memory_says_so() =>
        AssertFinal(Cluster().Pod(1, "a", WaitingBy("CrashLoopBackOff", restarts: 3, last: Ended(137, "OOMKilled"))), FaultKind.OutOfMemory);

    [Fact]
    public void A_quota_that_lets_no_pod_in_cannot_be_waited_for() => AssertFinal(Refused("pods \"a\" is forbidden: exceeded quota: none", 3), FaultKind.Quota);

    [Fact]
    public void A_quota_is_waited_for_while_other_pods_are_going() =>
        Assert.Empty(New(Refused("pods \"a\" is forbidden: exceeded quota: none", 3).Pod(0, "old", edit: pod => pod.Metadata.DeletionTimestamp = DateTime.UnixEpoch)).Final);

    [Fact]
    public void The_account_of_a_new_namespace_is_waited_for() => Assert.Empty(New(Refused("pods \"a\" is forbidden: error looking up service account x/default: not found", 9)).Final);

    [Fact]
    public void A_pod_that_is_forbidden_cannot_be_waited_for() => AssertFinal(Refused("pods \"a\" is forbidden: unable to validate against any pod security policy", 3), FaultKind.Forbidden);

    [Fact]
    public void A_rollout_beyond_its_deadline_cannot_be_waited_for() => AssertFinal(new ClusterBuilder().At(1, 1).Stuck().Set(1), FaultKind.Deadline);

    [Fact]
    public void A_Job_that_failed_for_good_cannot_be_waited_for()
    {
        var scope = new ReleaseScope(new HashSet<WorkloadName> { new("Job", "migrate") }, new(), new HashSet<WorkloadName>());
        Assert.Equal(FaultKind.Job, Assert.Single(ReleaseProgress.Read(scope, new ClusterBuilder().FailedJob("migrate").Build(), new FaultRules()).Final).Kind);
    }

    [Fact]
    public void Pods_that_are_replaced_are_not_judged()
    {
        var before = Cluster().Pod(1, "old", WaitingBy("CrashLoopBackOff", restarts: 9, last: Ended(7)));
        var now = new ClusterBuilder().At(2, 2).Set(1).Set(2).Pod(1, "old", WaitingBy("CrashLoopBackOff", restarts: 12, last: Ended(7))).Pod(2, "new", Running());
        Assert.Equal(["pod new, container orders: it runs and is not ready yet"], Read(before, now).Findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void Nothing_is_judged_before_it_is_changed() =>
        Assert.Empty(Read(Cluster().Pod(1, "old", WaitingBy("ErrImagePull", Missing)), Cluster().Pod(1, "old", WaitingBy("ErrImagePull", Missing))).Findings);

    [Fact]
    public void What_stays_as_it_is_is_judged_by_what_it_has() =>
        Assert.Single(Read(Cluster().Pod(1, "old", WaitingBy("ErrImagePull", Missing)), Cluster().Pod(1, "old", WaitingBy("ErrImagePull", Missing)), Orders).Final);

    [Fact]
    public void What_stays_as_it_is_gets_one_more_restart()
    {
        var crashing = WaitingBy("CrashLoopBackOff", restarts: 5, last: Ended(7));
        Assert.Empty(Read(Cluster().Pod(1, "old", crashing), Cluster().Pod(1, "old", crashing), Orders).Final);
        Assert.Single(Read(Cluster().Pod(1, "old", crashing), Cluster().Pod(1, "old", WaitingBy("CrashLoopBackOff", restarts: 6, last: Ended(7))), Orders).Final);
    }

    [Fact]
    public void More_than_three_findings_are_counted()
    {
        var cluster = Cluster();
        foreach (var name in new[] { "a", "b", "c", "d", "e" })
            cluster.Pod(1, name, Running());
        Assert.EndsWith("; and 2 more", New(cluster).Describe("orders"), StringComparison.Ordinal);
    }

    private static ClusterBuilder Cluster() => new ClusterBuilder().At(1, 1).Set(1);

    private static ClusterBuilder Refused(string words, int count) => new ClusterBuilder().At(1, 1).Set(1, there: 0).Noted("orders-1", "FailedCreate", words, count);

    private static ReleaseProgress New(ClusterBuilder now) => ReleaseProgress.Read(new ReleaseScope(new HashSet<WorkloadName> { Orders }, new(), new HashSet<WorkloadName>()), now.Build(), new FaultRules());

    private static ReleaseProgress Read(ClusterBuilder before, ClusterBuilder now, params WorkloadName[] unchanged) =>
        ReleaseProgress.Read(new ReleaseScope(new HashSet<WorkloadName> { Orders }, before.Build(), unchanged.ToHashSet()), now.Build(), new FaultRules());

    private static void WithFailedInit(V1Pod pod)
    {
        pod.Spec.RestartPolicy = "Never";
        pod.Status.InitContainerStatuses = [new V1ContainerStatus { Name = "migrate", State = new V1ContainerState { Terminated = Ended(7) } }];
    }

    private static void AssertWaits(ClusterBuilder cluster, string words, bool container = true)
    {
        var progress = New(cluster);
        Assert.Equal($"waiting for orders: 0 of 1 ready; pod a{(container ? ", container orders" : "")}: {words}", progress.Describe("orders"));
        Assert.Empty(progress.Final);
    }

    private static void AssertFinal(ClusterBuilder cluster, FaultKind kind) => Assert.Equal(kind, Assert.Single(New(cluster).Final).Kind);
}
