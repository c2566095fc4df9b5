using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.Core.Model;
using Pipeline.Stages.Deploy;
using Pipeline.Tools.Containers;
using Pipeline.Tools.DotNet;
using Pipeline.Tools.Downloads;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Kubernetes;
using Pipeline.LocalRuntime;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Registry;
using Pipeline.Registry;

namespace Pipeline.Components.Sessions;

/// <summary>The outside systems that stages are made with. Each is looked for when it is asked for first, and once.</summary>
public sealed class StageTools : IAsyncDisposable
{
    private readonly PipelineModel _model;
    private readonly string? _registryName;
    private readonly ToolCache _downloads;
    private readonly StringWriter _messages = new();
    private Task<IContainerEngine>? _engine;
    private Task<RegistryClient>? _registry;
    private readonly LocalRuntimeClient _local;
    private readonly KubeConfigFile? _kubeConfig;
    private Deployers? _deployers;
    private EmbeddedRegistry? _embedded;

    internal StageTools(PipelineModel model, DeployEnvironment environment, string temporaryDirectory, string? registryName, KubeConfigFile? kubeConfig, IProcessRunner processes, TimeProvider time)
    {
        (_model, Environment, TemporaryDirectory, _registryName, _kubeConfig, Processes, Time) = (model, environment, temporaryDirectory, registryName, kubeConfig, processes, time);
        Messages = TextWriter.Synchronized(_messages);
        Http = new HttpClient();
        _downloads = new ToolCache(Path.Combine(temporaryDirectory, "tools"), Processes, Http, time);
        Helm = new HelmClient(Processes, new HelmOptions
        {
            FindProgram = token => _downloads.FindAsync(HelmTool.Definition, token),
            HomeDirectory = Path.Combine(temporaryDirectory, "helm"),
            KubeConfig = kubeConfig?.Path,
            Secrets = kubeConfig?.Secrets ?? [],
        });
        Kubectl = new KubectlClient(Processes, new KubernetesOptions
        {
            FindProgram = token => _downloads.FindAsync(KubectlTool.Definition, token),
            KubeConfig = kubeConfig?.Path,
            Secrets = kubeConfig?.Secrets ?? [],
        });
        _local = new LocalRuntimeClient(
            new LocalRuntimeOptions { FindEngine = FindEngineAsync, StateDirectory = Path.Combine(temporaryDirectory, "local") }, time);
        ReportGenerator = new ReportGenerator(Processes, Path.Combine(temporaryDirectory, "tools"));
    }

    /// <summary>The environment that this run deploys to.</summary>
    public DeployEnvironment Environment { get; }

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

    /// <summary>kubectl: the one on PATH, else the pinned one, fetched at the first use.</summary>
    public KubectlClient Kubectl { get; }

    /// <summary>Writes coverage reports; installed at the first use.</summary>
    public ReportGenerator ReportGenerator { get; }

    /// <summary>The container engine of this machine.</summary>
    /// <exception cref="PipelineException">None answers.</exception>
    public Task<IContainerEngine> FindEngineAsync(CancellationToken cancellationToken) =>
        _engine ??= new ContainerEngineFinder(Processes).FindAsync(cancellationToken);

    /// <summary>The registry that images and charts go to: the configured one, else the embedded one, which is started and lives as long as these tools.</summary>
    /// <exception cref="PipelineException">The configured name is none, or the embedded registry cannot start.</exception>
    public Task<RegistryClient> OpenRegistryAsync(CancellationToken cancellationToken) => _registry ??= OpenAsync(cancellationToken);

    /// <summary>What deploys: to the cluster or to the local runtime.</summary>
    /// <param name="choice">Which of them; the first call decides. With Kubernetes credentials <see cref="RuntimeChoice.Auto"/> is their cluster and nothing else.</param>
    public Deployers DeployersFor(RuntimeChoice choice) => _deployers ??= new Deployers(
        choice == RuntimeChoice.Auto && _kubeConfig is not null ? RuntimeChoice.Kubernetes : choice,
        Kubectl,
        new HelmDeployer(Helm, Kubectl, Time),
        new LocalDeployer(Helm, _local));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // First: whatever else fails here, no credentials stay behind.
        _kubeConfig?.Dispose();
        _deployers?.Dispose();
        _local.Dispose();
        if (_engine is { IsCompletedSuccessfully: true })
            await (await _engine).DisposeAsync();
        if (_registry is { IsCompletedSuccessfully: true })
            (await _registry).Dispose();
        if (_embedded is not null)
            await _embedded.DisposeAsync();
        _downloads.Dispose();
        Http.Dispose();
    }

    internal static string RegistryStore(string temporaryDirectory) => Path.Combine(temporaryDirectory, "registry");

    internal static StageTools For(IHazModel build, string? branch)
    {
        var deploy = build as IDeploy;
        // A person's machine deploys to production only when told so, whatever branch is checked out.
        var environment = build.Model.ChooseEnvironment(deploy?.Environment, build.IsServerBuild ? branch : null);
        var processes = SecretVariables.WithheldBy(build);
        var kubeConfig = string.IsNullOrWhiteSpace(deploy?.KubernetesCredentials) ? null : KubeConfigFile.Write(deploy.KubernetesCredentials, nameof(IDeploy.KubernetesCredentials));
        return new(build.Model, environment, build.TemporaryDirectory, (build as IHazRegistry)?.Registry, kubeConfig, processes, TimeProvider.System);
    }

    private async Task<RegistryClient> OpenAsync(CancellationToken cancellationToken) =>
        new(await FindAddressAsync(cancellationToken), DockerCredentials.OfCurrentUser(Processes));

    private async Task<RegistryAddress> FindAddressAsync(CancellationToken cancellationToken)
    {
        if (_registryName is not null)
            return RegistryAddress.Parse(_registryName);
        _embedded = await EmbeddedRegistry.StartAsync(RegistryStore(TemporaryDirectory), cancellationToken: cancellationToken);
        return _embedded.Address with { Prefix = _model.ApplicationName };
    }
}
