using System.Text.Json.Nodes;
using Pipeline.Core.Environments;
using Pipeline.Stages.Deploy.Clusters;
using Pipeline.Testing;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Processes;

namespace Pipeline.Stages.Tests.Deploy.Clusters;

/// <summary>The namespaces of environments, on the real cluster.</summary>
public sealed class EnvironmentNamespacesTests : IAsyncDisposable
{
    private static readonly EnvironmentQuota Small = new() { Cpu = "500m", Memory = "1Gi", Pods = 3 };
    private readonly string _namespace = $"limits-{Guid.NewGuid():N}"[..20];
    private readonly ClusterClient _cluster;

    public EnvironmentNamespacesTests()
    {
        Requires.Cluster();
        _cluster = new ClusterClient(new ProcessRunner(), new KubernetesOptions());
    }

    [Fact]
    public async Task A_new_one_has_our_labels_and_its_quota()
    {
        await EnsureAsync(Small);
        var labels = (await GetAsync("namespace", _namespace))["metadata"]!["labels"]!;
        Assert.Equal(("pipeline", "shop", "staging"), ((string?)labels["app.kubernetes.io/managed-by"], (string?)labels["app.kubernetes.io/part-of"], (string?)labels["pipeline/environment"]));
        var hard = await HardAsync();
        Assert.Equal(("500m", "500m", "1Gi", "1Gi", "3"), ((string?)hard["requests.cpu"], (string?)hard["limits.cpu"], (string?)hard["requests.memory"], (string?)hard["limits.memory"], (string?)hard["pods"]));
        Assert.Equal("250m", (string?)(await GetAsync("limitrange", "pipeline-limits"))["spec"]!["limits"]![0]!["default"]!["cpu"]);
    }

    [Fact]
    public async Task A_container_that_says_nothing_counts_as_the_range_says()
    {
        await EnsureAsync(Small);
        var image = "nothing.invalid/nothing:1";
        await KubectlAsync("run", "silent", "--image", image);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => KubectlAsync("run", "greedy", "--image", image, "--overrides", """{"spec":{"containers":[{"name":"greedy","image":"nothing.invalid/nothing:1","resources":{"limits":{"cpu":"400m"}}}]}}"""));
        Assert.Contains("exceeded quota: pipeline-quota", refused.Message, StringComparison.Ordinal);
        Assert.Contains("used: limits.cpu=250m", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quota_that_was_changed_takes_the_place_of_the_other_and_the_same_changes_nothing()
    {
        await EnsureAsync(Small);
        var first = (string?)(await GetAsync("resourcequota", "pipeline-quota"))["metadata"]!["uid"];
        await EnsureAsync(new EnvironmentQuota { Pods = 5 });
        var changed = await GetAsync("resourcequota", "pipeline-quota");
        Assert.Equal((first, """{"pods":"5"}"""), ((string?)changed["metadata"]!["uid"], changed["spec"]!["hard"]!.ToJsonString()));
        await EnsureAsync(new EnvironmentQuota { Pods = 5 });
        Assert.Equal(changed["spec"]!.ToJsonString(), (await GetAsync("resourcequota", "pipeline-quota"))["spec"]!.ToJsonString());
    }

    [Fact]
    public async Task Without_a_quota_any_more_quota_and_range_go()
    {
        await EnsureAsync(Small);
        await EnsureAsync(null);
        Assert.Equal("", (await KubectlAsync("get", "resourcequotas,limitranges", "--output", "name")).Trim());
    }

    [Fact]
    public async Task A_namespace_that_somebody_else_manages_keeps_its_labels_and_gets_the_quota()
    {
        await ClusterScene.KubectlAsync("create", "namespace", _namespace);
        await ClusterScene.KubectlAsync("label", "namespace", _namespace, "app.kubernetes.io/managed-by=somebody");
        await EnsureAsync(Small);
        var labels = (await GetAsync("namespace", _namespace))["metadata"]!["labels"]!;
        Assert.Equal(("somebody", null), ((string?)labels["app.kubernetes.io/managed-by"], (string?)labels["pipeline/environment"]));
        Assert.Equal("3", (string?)(await HardAsync())["pods"]);
    }

    public async ValueTask DisposeAsync()
    {
        await new ProcessRunner().RunAsync(new Command("kubectl", "delete", "namespace", _namespace, "--wait=false", "--ignore-not-found"), null, default);
        _cluster.Dispose();
    }

    // Each time by another, as in another run.
    private Task EnsureAsync(EnvironmentQuota? quota) => new EnvironmentNamespaces(_cluster).EnsureAsync(
        "shop", new DeployEnvironment { Name = "staging", Namespace = _namespace, Quota = quota }, TestContext.Current.CancellationToken);

    private async Task<JsonNode> HardAsync() => (await GetAsync("resourcequota", "pipeline-quota"))["spec"]!["hard"]!;

    private async Task<JsonNode> GetAsync(string kind, string name) => JsonNode.Parse(await KubectlAsync("get", kind, name, "--output", "json"))!;

    private Task<string> KubectlAsync(params string[] arguments) => ClusterScene.KubectlAsync([.. arguments, "--namespace", _namespace]);
}
