using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.Core.Previews;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Previews;
using Pipeline.Stages.Tests.Deploy.Clusters;
using Pipeline.Testing;

namespace Pipeline.Stages.Tests.Previews;

/// <summary>Previews on the real cluster.</summary>
public sealed class ClusterPreviewsTests : PreviewContract, IAsyncLifetime
{
    private readonly List<string> _places = [];
    private readonly TempDirectory _elsewhere = new();
    private ClusterScene _scene = null!;

    private protected override IPreviewPlace Place => new ClusterPreviews(_scene.Cluster, _scene.StateFolder, Time);

    private protected override PreviewKeeper Elsewhere => new(new ClusterPreviews(_scene.Cluster, _elsewhere.Path, Time), Deployer, Time);

    private protected override IDeployer Deployer => _scene.Deployer;

    public async ValueTask InitializeAsync() => _scene = await ClusterScene.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        _elsewhere.Dispose();
        if (_scene is null)
            return;
        foreach (var place in _places.Distinct())
            await ClusterScene.KubectlAsync("delete", "namespace", place, "--wait=false", "--ignore-not-found");
        await _scene.DisposeAsync();
    }

    [Fact]
    public async Task Two_are_side_by_side_and_answer_differently()
    {
        foreach (var name in new[] { "ada", "ben" })
        {
            _places.Add(Name(name).Namespace);
            await using var hold = await Keeper.ReserveAsync(Name(name), "Ada", new(), TextWriter.Null, Token);
            await _scene.Deployer.DeployAsync((await _scene.RequestAsync($"of {name}")) with { Release = new ReleaseName("orders", Name(name).Namespace) }, TextWriter.Null, Token);
            await Keeper.OpenedAsync(Name(name), "Ada", new(), "abc", [], Token);
        }

        Assert.Equal(("of ada", "of ben"), (await AskAsync("ada"), await AskAsync("ben")));

        await Keeper.CloseAsync(Application, Name("ada").Namespace, ["orders"], TextWriter.Null, Token);

        Assert.Equal((false, "of ben"), (await IsThereAsync(Name("ada").Namespace), await AskAsync("ben")));
    }

    [Fact]
    public async Task What_a_killed_run_left_is_found_and_removed_by_another_machine_when_its_lease_has_run_out()
    {
        _places.Add(Name("ada").Namespace);
        await using (await Keeper.ReserveAsync(Name("ada"), "Ada", new(), TextWriter.Null, Token))
        {
        }

        await LeaveLeaseAsync(Name("ada").Namespace);
        var keeper = new PreviewKeeper(new ClusterPreviews(_scene.Cluster, _elsewhere.Path, TimeProvider.System), Deployer, TimeProvider.System);

        var (_, why) = Assert.Single(await ReapAsync(keeper));

        Assert.Equal("a run that opened it failed or was killed", why);
        Assert.False(await IsThereAsync(Name("ada").Namespace));
    }

    [Fact]
    public async Task The_quota_of_an_environment_is_set_counts_what_says_nothing_refuses_what_is_too_much_and_goes_with_the_model()
    {
        var environment = new DeployEnvironment { Name = "preview-ada", Namespace = Name("ada").Namespace, Quota = new EnvironmentQuota { Cpu = "300m", Memory = "1Gi", Pods = 1 } };
        _places.Add(environment.Namespace);
        await using (await Keeper.ReserveAsync(Name("ada"), "Ada", new(), TextWriter.Null, Token))
            await DeployAsync(environment, "orders");
        var quota = JsonNode.Parse(await ClusterScene.KubectlAsync("get", "resourcequota", "pipeline-quota", "--namespace", environment.Namespace, "--output", "json"))!["status"]!;
        Assert.Equal(("300m", "250m", "50m", "1"), (quota["hard"]!["limits.cpu"]!.ToString(), quota["used"]!["limits.cpu"]!.ToString(), quota["used"]!["requests.cpu"]!.ToString(), quota["used"]!["pods"]!.ToString()));

        var exception = await Assert.ThrowsAsync<DeployException>(() => DeployAsync(environment, "second"));
        Assert.Contains("exceeded quota: pipeline-quota", exception.Message, StringComparison.Ordinal);

        await DeployAsync(environment with { Quota = null }, "orders", "again");
        Assert.Equal("", (await ClusterScene.KubectlAsync("get", "resourcequotas,limitranges", "--namespace", environment.Namespace, "--output", "name")).Trim());
        Assert.Contains("ada", (await Place.ListAsync(Application, Token)).Select(one => one.Name));
    }

    [Fact]
    public async Task A_deployment_makes_no_namespace_of_a_preview_that_was_closed_meanwhile()
    {
        var environment = new PreviewRules().EnvironmentOf(Name("ada"));

        var exception = await Assert.ThrowsAsync<PipelineException>(() => DeployAsync(environment, "orders"));

        Assert.Contains($"The preview in namespace '{environment.Namespace}' is closed meanwhile", exception.Message, StringComparison.Ordinal);
        Assert.False(await IsThereAsync(environment.Namespace));
    }

    [Fact]
    public async Task Two_that_make_the_namespace_at_once_both_find_it_made()
    {
        _places.Add(Name("ada").Namespace);
        var preview = new Preview { Application = Application, Name = "ada", Who = "Ada", OpenedAt = Time.GetUtcNow(), UpdatedAt = Time.GetUtcNow(), UsedAt = Time.GetUtcNow(), TimeToLive = TimeSpan.FromDays(1), Idle = TimeSpan.FromDays(1), Phase = PreviewPhase.Opening };

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Place.SaveAsync(Name("ada"), preview, Token)));

        Assert.Equal("ada", Assert.Single(await Place.ListAsync(Application, Token)).Name);
    }

    private protected override async Task DeployAsync(string namespaceName)
    {
        _places.Add(namespaceName);
        if ((await ClusterScene.KubectlAsync("get", "secret", "sh.helm.release.v1.web.v1", "--namespace", namespaceName, "--ignore-not-found", "--output", "name")).Trim().Length > 0)
            return;
        // What Helm keeps of a release, and cannot read: this is about namespaces.
        await ClusterScene.KubectlAsync("create", "secret", "generic", "sh.helm.release.v1.web.v1", "--namespace", namespaceName, "--type", "helm.sh/release.v1", "--from-literal=release=eA==", "--save-config=false");
        await ClusterScene.KubectlAsync("label", "secret", "sh.helm.release.v1.web.v1", "--namespace", namespaceName, "--overwrite", "owner=helm", "name=web", "status=deployed", "version=1");
    }

    private protected override async Task MakeForeignAsync(string namespaceName)
    {
        _places.Add(namespaceName);
        await ClusterScene.KubectlAsync("create", "namespace", namespaceName);
    }

    private protected override async Task<bool> IsThereAsync(string namespaceName) =>
        (await ClusterScene.KubectlAsync("get", "namespace", namespaceName, "--ignore-not-found", "--output", "name")).Trim().Length > 0;

    // As if by a run of its own: what was seen to in an earlier one is seen to again.
    private async Task DeployAsync(DeployEnvironment environment, string release, string text = "one") => await _scene.NewDeployer().DeployAsync(
        (await _scene.RequestAsync(text)) with { Release = new ReleaseName(release, environment.Namespace), Application = Application, Environment = environment }, TextWriter.Null, Token);

    private async Task<string> AskAsync(string name)
    {
        await using var lease = await _scene.Deployer.OpenEndpointAsync(new ReleaseName("orders", Name(name).Namespace), Token);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        return (await http.GetStringAsync(lease!.Address, Token)).Trim();
    }

    // As somebody does who is killed and was not heard of for an hour.
    private async Task LeaveLeaseAsync(string namespaceName)
    {
        var lease = new JsonObject
        {
            ["apiVersion"] = "coordination.k8s.io/v1",
            ["kind"] = "Lease",
            ["metadata"] = new JsonObject { ["name"] = "pipeline-whole.preview" },
            ["spec"] = new JsonObject { ["holderIdentity"] = "elsewhere", ["renewTime"] = DateTimeOffset.UtcNow.AddHours(-1).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture) },
        };
        await _scene.Cluster.SendAsync(HttpMethod.Post, $"apis/coordination.k8s.io/v1/namespaces/{namespaceName}/leases", lease, Token);
    }
}
