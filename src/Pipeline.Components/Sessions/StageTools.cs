using Pipeline.Components.Previews;
using Pipeline.Core.Concurrency;
using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.Core.Sources;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Previews;
using Pipeline.Tools.Containers;
using Pipeline.Tools.DotNet;
using Pipeline.Tools.Downloads;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Kubernetes.Progress;
using Pipeline.LocalRuntime;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Registry;
using Pipeline.Registry;
using Pipeline.Tools.Slack;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>The outside systems that stages are made with. Each is looked for when it is asked for first, and once.</summary>
public sealed class StageTools : IAsyncDisposable
{
    private readonly RunContext _context;
    private readonly Lock _gate = new();
    private readonly ToolCache _downloads;
    private readonly StringWriter _messages = new();
    private readonly Once<IContainerEngine> _engine;
    private readonly Once<RegistryClient> _registry;
    private IContainerEngine? _foundEngine;
    private RegistryClient? _client;
    private readonly LocalRuntimeClient _local;
    private readonly KubeConfigFile? _kubeConfig;
    private Deployers? _deployers;
    private EmbeddedRegistry? _embedded;
    private readonly SourceTree? _source;
    private ThreadedNotifier? _notifier;
    private Task? _begun;

    /// <param name="context">The invocation.</param>
    /// <param name="source">The source; on a build server its branch may decide the environment.</param>
    /// <param name="environment">The environment; null: the one that was asked for.</param>
    /// <exception cref="PipelineException">There is no such environment, or the credentials are none.</exception>
    internal StageTools(RunContext context, SourceTree source, string? environment = null)
        : this(context, context.ChooseEnvironment(environment, source.Branch), source)
    {
    }

    /// <param name="context">The invocation.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="source">The source, for those who are told of it; null: nobody is.</param>
    /// <exception cref="PipelineException">The credentials are none.</exception>
    internal StageTools(RunContext context, DeployEnvironment environment, SourceTree? source = null)
    {
        _engine = new(async token => _foundEngine = await new ContainerEngineFinder(context.Processes).FindAsync(token));
        _registry = new(OpenAsync);
        (_context, _source, TemporaryDirectory, Processes, Time) = (context, source, context.Build.TemporaryDirectory, context.Processes, context.Time);
        Environment = environment;
        _kubeConfig = context.Options.KubernetesCredentials is { } credentials ? KubeConfigFile.Write(credentials, nameof(IDeploy.KubernetesCredentials)) : null;
        Messages = TextWriter.Synchronized(_messages);
        Http = new HttpClient();
        _downloads = new ToolCache(Path.Combine(TemporaryDirectory, "tools"), Processes, Http, warning => Log.Warning("{Warning:l}", warning), Time);
        Helm = new HelmClient(Processes, new HelmOptions
        {
            FindProgram = token => _downloads.FindAsync(HelmTool.Definition, token),
            FindVersion = token => _downloads.FindVersionAsync(HelmTool.Definition, token),
            HomeDirectory = Path.Combine(TemporaryDirectory, "helm"),
            KubeConfig = _kubeConfig?.Path,
            KubeContext = Environment.Cluster,
            Secrets = _kubeConfig?.Secrets ?? [],
        });
        Cluster = new ClusterClient(Processes, new KubernetesOptions { KubeConfig = _kubeConfig?.Path, KubeContext = Environment.Cluster, Secrets = _kubeConfig?.Secrets ?? [] }, Time);
        _local = new LocalRuntimeClient(
            new LocalRuntimeOptions { FindEngine = FindEngineAsync, StateDirectory = Path.Combine(TemporaryDirectory, "local"), Restarts = context.Options.DeployRestarts }, Time);
        Journal = new DeploymentJournal(context.Build.RunDirectory, Environment, context.Options.KeepGoing);
        ReportGenerator = new ReportGenerator(Processes, Path.Combine(TemporaryDirectory, "tools"));
    }

    /// <summary>The environment that this run deploys to.</summary>
    public DeployEnvironment Environment { get; }

    /// <summary>Remembers what ran before this run deployed.</summary>
    internal DeploymentJournal Journal { get; }

    /// <summary>What the history of each release notes besides version, commit and chart; null: nothing.</summary>
    internal string? DeployNote { get; set; }

    /// <summary>Messages for people, shown when the run has ended.</summary>
    public TextWriter Messages { get; }

    /// <summary>What was written to <see cref="Messages"/>.</summary>
    internal string MessageText => _messages.ToString();

    /// <summary>The folder of what may be lost, <c>.nuke/temp</c>.</summary>
    public string TemporaryDirectory { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Runs programs.</summary>
    public IProcessRunner Processes { get; }

    /// <summary>Speaks HTTP.</summary>
    public HttpClient Http { get; }

    /// <summary>Helm: the one on PATH, else the pinned one, fetched at the first use.</summary>
    public HelmClient Helm { get; }

    /// <summary>The Kubernetes cluster of the current context, or of the credentials that were handed over; it connects at the first use.</summary>
    public ClusterClient Cluster { get; }

    /// <summary>Writes coverage reports; installed at the first use.</summary>
    public ReportGenerator ReportGenerator { get; }

    /// <summary>The container engine of this machine.</summary>
    /// <exception cref="PipelineException">None answers.</exception>
    public Task<IContainerEngine> FindEngineAsync(CancellationToken cancellationToken) => _engine.GetAsync(cancellationToken);

    /// <summary>The registry that images and charts go to: the configured one, else the embedded one, which is started and lives as long as these tools.</summary>
    /// <exception cref="PipelineException">The configured name is none, or the embedded registry cannot start.</exception>
    public async Task<RegistryClient> OpenRegistryAsync(CancellationToken cancellationToken)
    {
        var registry = await FindRegistryAsync(cancellationToken);
        await ServeRegistryAsync(cancellationToken);
        return registry;
    }

    /// <summary>The same registry, which can be asked what it has; an embedded one is not served before <see cref="ServeRegistryAsync"/>.</summary>
    /// <exception cref="PipelineException">The configured name is none, or the embedded registry cannot start.</exception>
    internal Task<RegistryClient> FindRegistryAsync(CancellationToken cancellationToken) => _registry.GetAsync(cancellationToken);

    /// <summary>Serves the embedded registry, when that is the one and it was asked for.</summary>
    internal Task ServeRegistryAsync(CancellationToken cancellationToken) => _embedded?.ServeAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>What deploys: to the cluster or to the local runtime.</summary>
    /// <param name="choice">Which of them; the first call decides. With Kubernetes credentials, or an environment that names its cluster, <see cref="RuntimeChoice.Auto"/> is that cluster and nothing else.</param>
    public Deployers DeployersFor(RuntimeChoice choice)
    {
        lock (_gate)
        {
            return _deployers ??= new Deployers(
                EnvironmentRuntime.Of(choice, Environment, _context.Model.Environments, _kubeConfig is not null),
                Cluster,
                new HelmDeployer(Helm, Cluster, Path.Combine(TemporaryDirectory, "helm"), new FaultRules { Restarts = _context.Options.DeployRestarts }, Time),
                new LocalDeployer(Helm, _local));
        }
    }

    /// <summary>Waits until no other build changes the environment, and nobody opens or closes it when it is a preview.</summary>
    /// <exception cref="PipelineException">Another build still changes it after ten minutes, or it is a preview that is not open.</exception>
    internal async Task HoldEnvironmentAsync(CancellationToken cancellationToken)
    {
        await _context.Locks.HoldEnvironmentAsync(Environment.Name, cancellationToken);
        if (_context.Preview is { } preview && preview.Environment == Environment)
            await PreviewUse.HoldAsync(_context, preview, cancellationToken);
    }

    /// <summary>Where previews are kept: with the chosen deployer.</summary>
    internal async Task<IPreviewPlace> FindPreviewsAsync(CancellationToken cancellationToken) =>
        (await DeployersFor(_context.Options.Runtime).ChooseAsync(cancellationToken)).Deployer.Runtime == LocalDeployer.RuntimeName
            ? new LocalPreviews(_local, Time)
            : new ClusterPreviews(Cluster, Path.Combine(TemporaryDirectory, "helm"), Time);

    /// <summary>The messages that those of the stages belong to; null: those of the run, where it has a page and is of no preview.</summary>
    internal NotificationThread? Thread { get; set; }

    /// <summary>What tells people as <paramref name="build"/> says, beside the work; without Slack prints to <see cref="Messages"/>.</summary>
    internal INotifier NotifierOf(INotify build)
    {
        lock (_gate)
            return _notifier ??= new ThreadedNotifier(_context.Slack ?? new PrintedNotifier(Messages), () => Thread ?? (HasRunThread ? RunThread.Begun(StateOf(build), Time) : null));
    }

    /// <summary>Tells that the run deploys, once; a release is told by the ledger.</summary>
    internal Task TellBegunAsync(INotify build)
    {
        lock (_gate)
            return _begun ??= Thread is null && HasRunThread && _context.Slack is not null ? BeginAsync(build) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // First: whatever else fails here, no credentials stay behind.
        _kubeConfig?.Dispose();
        _deployers?.Dispose();
        Journal.Dispose();
        Cluster.Dispose();
        _local.Dispose();
        if (_foundEngine is not null)
            await _foundEngine.DisposeAsync();
        _client?.Dispose();
        if (_embedded is not null)
            await _embedded.DisposeAsync();
        _downloads.Dispose();
        Http.Dispose();
    }

    internal static string RegistryStore(string temporaryDirectory) => Path.Combine(temporaryDirectory, "registry");

    // Nobody tells how the run of a preview ended: its page and its pull request do.
    private bool HasRunThread => !Environment.IsPreview;

    private RunNotification StateOf(INotify build) => RunThread.StateOf(build, _source ?? throw new InvalidOperationException("Nobody is told of anything without its source.")) with { Environment = Environment.Name };

    private async Task BeginAsync(INotify build)
    {
        try
        {
            await NotifierOf(build).NotifyAsync(StateOf(build), CancellationToken.None);
        }
        catch (NotificationException exception)
        {
            Log.Warning("Nobody is told: {Reason:l}", exception.Message);
        }
    }

    private async Task<RegistryClient> OpenAsync(CancellationToken cancellationToken) =>
        _client = new RegistryClient(await FindAddressAsync(cancellationToken), DockerCredentials.OfCurrentUser(Processes), _embedded?.CreateHandler());

    private async Task<RegistryAddress> FindAddressAsync(CancellationToken cancellationToken)
    {
        if (_context.Options.Registry is { } name)
            return RegistryAddress.Parse(name);
        _embedded = await EmbeddedRegistry.OpenAsync(RegistryStore(TemporaryDirectory), cancellationToken: cancellationToken);
        return _embedded.Address with { Prefix = _context.Model.ApplicationName };
    }
}
