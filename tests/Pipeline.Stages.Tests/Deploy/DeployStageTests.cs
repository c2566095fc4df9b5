using Pipeline.Core.Artifacts;
using Pipeline.Core.Deployments;
using Pipeline.Core.Environments;
using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Stages.Chart;
using Pipeline.Stages.Deploy;
using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Kubernetes;
using Pipeline.LocalRuntime;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Registry;
using Pipeline.Registry;
using Pipeline.Tools.Slack;
using Pipeline.Tools.Tests.Helm;
using Semver;

namespace Pipeline.Stages.Tests.Deploy;

/// <summary>A chart from the registry, deployed by the stage: on a real cluster where one answers, and on the local runtime.</summary>
public sealed class DeployStageTests : IAsyncLifetime
{
    private const string Commit = "aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b";
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string _namespace = $"stage-{Guid.NewGuid():N}"[..20];
    private readonly TempDirectory _directory = new();
    private readonly ChartSandbox _chart = new(template: AnsweringChart.Template);
    private readonly ProcessRunner _processes = new();
    private readonly ClusterClient _cluster = new(new ProcessRunner(), new KubernetesOptions());
    private readonly StringWriter _channel = new();
    private int _begun;
    private BusyboxImage _image = null!;
    private EmbeddedRegistry _registry = null!;
    private RegistryClient _client = null!;
    private HelmClient _helm = null!;
    private LocalRuntimeClient _runtime = null!;
    private Deployers _deployers = null!;

    public static TheoryData<RuntimeChoice> Runtimes => [RuntimeChoice.Local, RuntimeChoice.Kubernetes];

    public async ValueTask InitializeAsync()
    {
        _image = BusyboxImage.Build();
        _helm = await HelmUnderTest.ClientAsync(_directory["helm"]);
        _registry = await EmbeddedRegistry.StartAsync(_directory["registry"], preferredPort: 0);
        _client = new RegistryClient(_registry.Address, new DockerCredentials(_processes, []));
        _runtime = new LocalRuntimeClient(new LocalRuntimeOptions { FindEngine = token => new ContainerEngineFinder(_processes).FindAsync(token), StateDirectory = _directory["local"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_deployers is not null)
        {
            var (deployer, _) = await _deployers.ChooseAsync(default);
            await deployer.RemoveAsync(new ReleaseName("orders", _namespace), TimeSpan.FromMinutes(1), TextWriter.Null, default);
            if (deployer is HelmDeployer)
                await _processes.ReadAsync(new Command("kubectl", "delete", "namespace", _namespace, "--wait=false"), default);
            _deployers.Dispose();
        }

        _cluster.Dispose();
        _runtime?.Dispose();
        _client?.Dispose();
        if (_registry is not null)
            await _registry.DisposeAsync();
        _chart.Dispose();
        _directory.Dispose();
        _image?.Dispose();
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_published_chart_is_deployed_answers_and_the_channel_is_told(RuntimeChoice choice)
    {
        Choose(choice);
        var result = await DeployAsync("one");

        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
        Assert.Equal(("orders", _namespace, choice.ToString().ToLowerInvariant(), "1"), (result.Outputs["release"], result.Outputs["namespace"], result.Outputs["runtime"], result.Outputs["revision"]));
        Assert.Equal("one", await GetAsync(new Uri(result.Outputs["endpoint"])));
        await using (var lease = await _deployers.OpenEndpointAsync(result, default))
            Assert.Equal("one", await GetAsync(lease!.Address));
        Assert.Matches($"\\[#staging] orders 1\\.2\\.3 is deployed to staging \\(commit aad8a9bc5ba2, by Ada(, in [0-9 mins]+)?\\) {result.Outputs["endpoint"]}", _channel.ToString());
        Assert.Equal(1, _begun);
        Assert.Equal(["notification.json"], Directory.GetFileSystemEntries(_directory["deploy"]).Select(Path.GetFileName));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_failed_deployment_names_the_container_with_its_last_words_and_the_channel_is_told(RuntimeChoice choice)
    {
        Choose(choice);
        await DeployAsync("one");
        var result = await DeployAsync("two", "echo no disk; exit 7", TimeSpan.FromSeconds(25));

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains("container orders", result.Reason, StringComparison.Ordinal);
        Assert.Contains("exit code 7", result.Reason, StringComparison.Ordinal);
        Assert.True(result.Reason!.Contains("| no disk", StringComparison.Ordinal), result.Reason);
        Assert.Contains("orders 1.2.3 could not be deployed to staging", _channel.ToString(), StringComparison.Ordinal);
        var (deployer, _) = await _deployers.ChooseAsync(default);
        await using var lease = await deployer.OpenEndpointAsync(new ReleaseName("orders", _namespace), default);
        Assert.Equal("one", await GetAsync(lease!.Address));
        Assert.Equal("failed", (await deployer.HistoryAsync(new ReleaseName("orders", _namespace), default))[^1].Status);
    }

    [Fact]
    public async Task A_release_of_a_cluster_whose_deployment_was_cancelled_is_deployed_to_again()
    {
        Choose(RuntimeChoice.Kubernetes);
        await DeployAsync("one");
        var (deployer, _) = await _deployers.ChooseAsync(default);
        await CancelAtAsync(deployer, 2, token => DeployAsync("two", "exec sleep 1000", cancellationToken: token));

        Assert.Equal("failed", (await deployer.HistoryAsync(new ReleaseName("orders", _namespace), default))[^1].Status);
        var result = await DeployAsync("three");
        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
    }

    [Fact]
    public async Task A_release_of_a_cluster_whose_rollback_was_cancelled_runs_what_it_ran_and_is_deployed_to_again()
    {
        Choose(RuntimeChoice.Kubernetes);
        var release = new ReleaseName("orders", _namespace);
        await DeployAsync("one", "exec sleep 1000", TimeSpan.FromSeconds(2));
        await DeployAsync("two");
        var (deployer, _) = await _deployers.ChooseAsync(default);
        await CancelAtAsync(deployer, 3, token => deployer.RollbackAsync(release, 1, TimeSpan.FromMinutes(1), TextWriter.Null, token));

        await using (var lease = await deployer.OpenEndpointAsync(release, default))
            Assert.Equal("two", await GetAsync(lease!.Address));
        Assert.True(await deployer.IsRunningAsync(release, 4, default));
        var result = await DeployAsync("three");
        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_rollback_brings_the_earlier_revision_back(RuntimeChoice choice)
    {
        Choose(choice);
        var release = new ReleaseName("orders", _namespace);
        await DeployAsync("one");
        await DeployAsync("two");
        var (deployer, _) = await _deployers.ChooseAsync(default);
        await deployer.RollbackAsync(release, 1, TimeSpan.FromMinutes(1), TextWriter.Null, default);

        await using var lease = await deployer.OpenEndpointAsync(release, default);
        Assert.Equal("one", await GetAsync(lease!.Address));
        Assert.True(await deployer.IsRunningAsync(release, 3, default));
        Assert.False(await deployer.IsRunningAsync(release, 1, default));
    }

    [Fact]
    public async Task A_forwarded_port_leads_to_the_service_of_a_cluster()
    {
        Choose(RuntimeChoice.Kubernetes);
        await DeployAsync("one");
        await using var forward = await _cluster.ForwardAsync(_namespace, "orders", 80, default);
        Assert.Equal("one", await GetAsync(new Uri($"http://127.0.0.1:{forward.Port}")));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task The_chart_that_helm_create_writes_runs_the_pinned_image_with_tag_and_digest(RuntimeChoice choice)
    {
        Choose(choice);
        var token = TestContext.Current.CancellationToken;
        var engine = await new ContainerEngineFinder(_processes).FindAsync(token);
        var repository = $"{_registry.Address.Host}/shop/orders";
        _directory.Write("image/Dockerfile", $"FROM {_image.Reference}\nRUN mkdir -p /www && echo stock > /www/index.html\nSTOPSIGNAL SIGKILL\nCMD [\"/bin/httpd\", \"-f\", \"-p\", \"80\", \"-h\", \"/www\"]\n");
        await engine.BuildAsync(new ImageBuild { Context = _directory["image"], Dockerfile = _directory["image/Dockerfile"], Tags = [$"{repository}:{Commit}"] }, TextWriter.Null, token);
        var digest = await engine.PushAsync($"{repository}:{Commit}", plainHttp: true, TextWriter.Null, token);
        Directory.Delete(_chart.Path, recursive: true);
        await HelmUnderTest.CreateChartAsync(Path.GetDirectoryName(_chart.Path)!, "orders", token);
        var push = StageResult.Success with { Outputs = new Dictionary<string, string> { ["repository"] = repository, ["digest"] = digest.Value } };
        try
        {
            var chart = await new ChartStage(_helm, _client).RunAsync(Context("chart", Commit, new Dictionary<Stage, StageResult> { [Stage.Push] = push }, new ImageSettings()), token);
            Assert.Equal((StageStatus.Succeeded, null), (chart.Status, chart.Reason));
            var result = await DeployAsync(chart, TimeSpan.FromMinutes(1), token);

            // Its test wants an image from elsewhere, which this machine may not have.
            Assert.Equal(StageStatus.Succeeded, result.Status);
            Assert.True(result.Reason?.StartsWith("not run: helm test: ", StringComparison.Ordinal) ?? true, result.Reason);
            Assert.Equal("stock", await GetAsync(new Uri(result.Outputs["endpoint"])));
        }
        finally
        {
            await _processes.RunAsync(new Command("docker", "image", "rm", "--force", $"{repository}:{Commit}"), null, default);
        }
    }

    [Fact]
    public async Task A_chart_that_was_replaced_in_the_registry_is_not_deployed()
    {
        Choose(RuntimeChoice.Local);
        var result = await DeployAsync("one", recorded: Digest.Of("another"u8));
        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains("is not what was published", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_held_against_what_is_there_also_when_an_earlier_run_deployed_the_same()
    {
        Choose(RuntimeChoice.Local);
        var result = await DeployAsync("one");
        var plan = new DeployPlan { Environment = "staging", Namespace = _namespace, Runtime = "local", Commit = Commit, MadeAt = DateTimeOffset.UnixEpoch };

        Assert.True(await StageWith(TimeSpan.FromMinutes(1), null).IsIntactAsync(Context("again", Commit, []), result, default));
        Assert.False(await StageWith(TimeSpan.FromMinutes(1), plan).IsIntactAsync(Context("again", Commit, []), result, default));
    }

    private void Choose(RuntimeChoice choice)
    {
        if (choice == RuntimeChoice.Kubernetes)
            Requires.Cluster();
        _deployers = new Deployers(choice, _cluster, new HelmDeployer(_helm, _cluster, _directory["helm"]), new LocalDeployer(_helm, _runtime));
    }

    private async Task<StageResult> DeployAsync(string text, string? command = null, TimeSpan? timeout = null, Digest? recorded = null, CancellationToken cancellationToken = default)
    {
        _chart.Write("values.yaml", AnsweringChart.Values(_image.Reference, text, command));
        // Each deployment of a test is of another commit: a published version never changes.
        var commit = $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..20]}{Commit[20..]}";
        var chart = await new ChartStage(_helm, _client).RunAsync(Context("chart", commit, []), default);
        Assert.Equal((StageStatus.Succeeded, null), (chart.Status, chart.Reason));
        if (recorded is not null)
            chart = chart with { Artifacts = [chart.Artifacts[0] with { Digest = recorded.Value }] };
        return await DeployAsync(chart, timeout ?? TimeSpan.FromMinutes(2), cancellationToken);
    }

    private Task<StageResult> DeployAsync(StageResult chart, TimeSpan timeout, CancellationToken cancellationToken)
    {
        return StageWith(timeout, null).RunAsync(Context("deploy", Commit, new Dictionary<Stage, StageResult> { [Stage.Chart] = chart }), cancellationToken);
    }

    private DeployStage StageWith(TimeSpan timeout, DeployPlan? plan)
    {
        var options = new DeployOptions
        {
            Environment = new DeployEnvironment { Name = "staging", Namespace = _namespace },
            Timeout = timeout,
            Channel = "#staging",
            Who = "Ada",
            OnBegin = () => Task.FromResult(++_begun),
            Plan = plan,
        };
        return new DeployStage(_helm, _deployers, new PrintedNotifier(_channel), options);
    }

    private StageContext Context(string folder, string commit, Dictionary<Stage, StageResult> earlier, ImageSettings? image = null)
    {
        var module = new Module { Name = "orders", Path = ".", Chart = "orders", Image = image };
        if (Directory.Exists(_directory[folder]))
            Directory.Delete(_directory[folder], recursive: true);
        return new StageContext
        {
            Module = module,
            Modules = [module],
            Source = new SourceTree { Directory = Path.GetDirectoryName(_chart.Path)!, Commit = commit, CommittedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) },
            Version = new SemVersion(1, 2, 3),
            OutputDirectory = Directory.CreateDirectory(_directory[folder]).FullName,
            Log = TextWriter.Null,
            Results = new Dictionary<string, IReadOnlyDictionary<Stage, StageResult>> { ["orders"] = earlier },
        };
    }

    private async Task CancelAtAsync(IDeployer deployer, int revision, Func<CancellationToken, Task> work)
    {
        using var cancelling = new CancellationTokenSource();
        var running = work(cancelling.Token);
        while (!running.IsCompleted && (await deployer.HistoryAsync(new ReleaseName("orders", _namespace), default))[^1].Revision < revision)
            await Task.Delay(200, TestContext.Current.CancellationToken);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static async Task<string> GetAsync(Uri address) => (await Http.GetStringAsync(address)).Trim();
}
