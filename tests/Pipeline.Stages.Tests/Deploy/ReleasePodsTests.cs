using Pipeline.Stages.Deploy;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Tests.Provisioning;

namespace Pipeline.Stages.Tests.Deploy;

public sealed class ReleasePodsTests
{
    private const string Ready = """{"metadata": {"name": "orders-1"}, "status": {"containerStatuses": [{"name": "orders", "ready": true, "restartCount": 0, "state": {"running": {}}}]}}""";
    private const string Unready = """{"metadata": {"name": "orders-2"}, "status": {"containerStatuses": [{"name": "orders", "ready": false, "restartCount": 0, "state": {"waiting": {"reason": "ImagePullBackOff"}}}]}}""";

    [Fact]
    public async Task What_a_release_waits_for_is_told_pod_by_pod() =>
        Assert.Equal("waiting for orders: 1 of 2 ready; pod orders-2, container orders: ImagePullBackOff", await DescribeAsync(Ready, Unready));

    [Fact]
    public async Task A_release_without_pods_says_so() => Assert.Equal("waiting for orders: it has no pod yet", await DescribeAsync());

    [Fact]
    public async Task A_release_that_is_ready_says_nothing() => Assert.Null(await DescribeAsync(Ready));

    private static Task<string?> DescribeAsync(params string[] pods)
    {
        var processes = new ScriptedProcesses()
            .Answer("helm get manifest", "kind: Deployment\nmetadata:\n  name: orders\nspec:\n  selector:\n    matchLabels:\n      app: orders\n")
            .Answer("kubectl get", $$"""{"items": [{{string.Join(',', pods)}}]}""");
        return new ReleasePods(new HelmClient(processes, new HelmOptions { HomeDirectory = "/helm" }), new KubectlClient(processes, new KubernetesOptions()))
            .DescribeWaitingAsync(new ReleaseName("orders", "staging"), TestContext.Current.CancellationToken);
    }
}
