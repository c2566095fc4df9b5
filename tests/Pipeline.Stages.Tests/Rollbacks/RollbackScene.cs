using System.Text.RegularExpressions;
using Pipeline.Core.Charts;
using Pipeline.Core.Environments;
using Pipeline.Core.Modules;
using Pipeline.Core.Rollbacks;
using Pipeline.Core.Verification;
using Pipeline.Shared;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Rollbacks;
using Pipeline.Stages.Tests.Deploy;
using Pipeline.Stages.Verification;
using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Kubernetes;
using Pipeline.LocalRuntime;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Slack;
using Pipeline.Tools.Tests.Helm;
using Semver;

namespace Pipeline.Stages.Tests.Rollbacks;

/// <summary>An environment of two modules, orders of which depends on catalog, on a real cluster or on the local runtime.</summary>
internal sealed class RollbackScene : IAsyncDisposable
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string _namespace = $"rollback-{Guid.NewGuid():N}"[..20];
    private readonly TempDirectory _directory = new();
    private readonly TempDirectory _home;
    private readonly ProcessRunner _processes = new();
    private readonly ClusterClient _cluster = new(new ProcessRunner(), new KubernetesOptions());
    private readonly StringWriter _channel = new();
    private readonly StringWriter _told = new();
    private readonly BusyboxImage _image = BusyboxImage.Build();
    private readonly HelmClient _helm;
    private readonly LocalRuntimeClient _runtime;
    private readonly IDeployer _deployer;

    private RollbackScene(TempDirectory home, HelmClient helm, RuntimeChoice choice)
    {
        _home = home;
        _helm = helm;
        _runtime = new LocalRuntimeClient(new LocalRuntimeOptions { FindEngine = token => new ContainerEngineFinder(_processes).FindAsync(token), StateDirectory = _directory["local"] });
        _deployer = choice == RuntimeChoice.Local ? new LocalDeployer(helm, _runtime) : new HelmDeployer(helm, _cluster, home.Path);
    }

    public static ModuleGraph Graph { get; } = ModuleGraph.Of(
    [
        new Module { Name = "catalog", Path = "modules/catalog", Chart = "chart" },
        new Module { Name = "orders", Path = "modules/orders", Chart = "chart", DependsOn = ["catalog"] },
    ]);

    public string Image => _image.Reference;

    /// <summary>What the channel was told, but for how long it took.</summary>
    public string Channel => Regex.Replace(_channel.ToString(), ", in [0-9a-z ]+[)]", ")");

    public static async Task<RollbackScene> CreateAsync(RuntimeChoice choice)
    {
        if (choice == RuntimeChoice.Kubernetes)
            Requires.Cluster();
        var home = new TempDirectory();
        return new RollbackScene(home, await HelmUnderTest.ClientAsync(home.Path), choice);
    }

    public static string Commit(int number) => new((char)('a' + number), 40);

    /// <summary>Deploys version 1.<paramref name="number"/>.0 of modules, each of which answers with its version.</summary>
    public async Task DeployAsync(int number, params string[] modules)
    {
        foreach (var module in modules)
            await DeployImageAsync(number, module, _image.Reference);
    }

    /// <summary>A new build: what earlier ones could not finish is in its journal.</summary>
    public DeploymentJournal OpenJournal() => new(_directory["artifacts"], Staging);

    /// <summary>Deploys versions as a build does, which a failed module leaves half-way.</summary>
    public async Task DeployAsync(DeploymentJournal journal, int number, string module, string? command = null, TimeSpan? timeout = null)
    {
        var deployed = await DeployImageAsync(number, module, _image.Reference, command, timeout, journal: journal);
        await journal.ReachedAsync(_deployer, module, deployed.Revision, Token);
    }

    /// <summary>Notes what runs as a build does that is killed before it changes anything.</summary>
    public Task BeginAsync(DeploymentJournal journal, int number, string module) => journal.BeginAsync(
        _deployer, new DeployRequest { Release = new ReleaseName(module, _namespace), Chart = "", Description = DescriptionOf(number) }, Token);

    /// <summary>Forgets modules as a build does whose modules run.</summary>
    public Task ForgetAsync(DeploymentJournal journal, params string[] modules) => journal.ForgetAsync(_deployer, modules, Token);

    /// <summary>Begins to go back as a build does that is killed at that.</summary>
    public Task GoBackAsync(DeploymentJournal journal) => journal.GoBackAsync(_deployer, Token);

    /// <summary>Brings back what the journal knows of.</summary>
    public async Task<RollbackRecord> UndoAsync(DeploymentJournal journal) =>
        await Rollback(null).RunAsync(await journal.UndoAsync(_deployer, Token), Graph, TextWriter.Synchronized(_told), Token, undo: true);

    /// <summary>What was printed while modules went back.</summary>
    public string Told => _told.ToString();

    /// <summary>Whether anything of a module is deployed.</summary>
    public async Task<bool> IsThereAsync(string module) => (await _deployer.HistoryAsync(new ReleaseName(module, _namespace), Token)).Count > 0;

    /// <summary>Deploys a version whose container runs <paramref name="image"/> and, when given, <paramref name="command"/>.</summary>
    public async Task<DeployedRelease> DeployImageAsync(int number, string module, string image, string? command = null, TimeSpan? timeout = null, string test = "", DeploymentJournal? journal = null)
    {
        var version = new SemVersion(1, number, 0);
        using var chart = new ChartSandbox(module, ChartVersion.Of(version, Commit(number)), AnsweringChart.Template + test);
        chart.Write("values.yaml", AnsweringChart.Values(image, $"v{number}", command));
        var request = new DeployRequest
        {
            Release = new ReleaseName(module, _namespace),
            Chart = await _helm.PackageAsync(chart.Path, _directory.Path, TextWriter.Null, Token),
            Timeout = timeout ?? TimeSpan.FromMinutes(2),
            Description = DescriptionOf(number),
        };
        return await _deployer.DeployAsync(request with { OnHeld = token => journal?.BeginAsync(_deployer, request, token) ?? Task.CompletedTask }, TextWriter.Null, Token);
    }

    private static string DescriptionOf(int number) => $"{new SemVersion(1, number, 0)} of commit {Commit(number)}, chart sha256:{new string('0', 64)}";

    /// <summary>Verifies a deployed module.</summary>
    public async Task<VerificationSummary> VerifyAsync(Module module) =>
        await new DeploymentVerification(_deployer, TimeSpan.FromMinutes(1), TimeProvider.System).RunAsync(module, new ReleaseName(module.Name, _namespace), _told, Token);

    /// <summary>Rolls the environment back.</summary>
    public async Task<RollbackRecord> RollbackAsync(TimeSpan? timeout = null)
    {
        var rollback = Rollback(timeout);
        var plan = await rollback.PlanAsync(Graph.Ordered, Token);
        return await rollback.RunAsync(plan, Graph, TextWriter.Null, Token);
    }

    private DeployEnvironment Staging => new() { Name = "staging", Namespace = _namespace };

    private EnvironmentRollback Rollback(TimeSpan? timeout)
    {
        var options = new DeployOptions { Environment = Staging, Timeout = timeout ?? TimeSpan.FromMinutes(2), Channel = "#staging", Who = "Ada" };
        return new EnvironmentRollback(_deployer, new PrintedNotifier(_channel), options, _directory["artifacts"], TimeProvider.System, SecretPatterns.None);
    }

    /// <summary>What a module answers.</summary>
    public async Task<string> AskAsync(string module)
    {
        await using var lease = await _deployer.OpenEndpointAsync(new ReleaseName(module, _namespace), Token);
        return (await Http.GetStringAsync(lease!.Address, Token)).Trim();
    }

    /// <summary>A file of the artifacts folder.</summary>
    public string ReadArtifact(string path) => File.ReadAllText(_directory[$"artifacts/{path}"]);

    /// <summary>Gives the image another name, or takes one away.</summary>
    public Task DockerAsync(params string[] arguments) => _processes.ReadAsync(new Command("docker", arguments), Token);

    public async ValueTask DisposeAsync()
    {
        foreach (var module in Graph.Ordered.Reverse())
            await _deployer.RemoveAsync(new ReleaseName(module.Name, _namespace), TimeSpan.FromMinutes(1), TextWriter.Null, CancellationToken.None);
        if (_deployer is HelmDeployer)
            await _processes.ReadAsync(new Command("kubectl", "delete", "namespace", _namespace, "--wait=false"), CancellationToken.None);
        _runtime.Dispose();
        _cluster.Dispose();
        _directory.Dispose();
        _home.Dispose();
        _image.Dispose();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
