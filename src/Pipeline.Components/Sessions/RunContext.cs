using Pipeline.Components.Graph;
using Pipeline.Components.Previews;
using Pipeline.Components.Releases;
using Pipeline.Components.Values;
using Pipeline.Core.Concurrency;
using Pipeline.Core.Environments;
using Pipeline.Core.Model;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Releases.Maturity;
using Pipeline.Tools.Files;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Slack;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>
/// What an invocation works on, read once and shared by all of its targets: model, options, source, modules, version plan,
/// secrets, tools, clock. Everything is read when it is asked for first.
/// </summary>
internal sealed class RunContext
{
    private readonly Lazy<PipelineModel> _model;
    private readonly Lazy<ModuleGraph> _graph;
    private readonly Lazy<BuildSecrets> _secrets;
    private readonly Lazy<IProcessRunner> _processes;
    private readonly Lazy<TemporaryFolder> _folder;
    private readonly Lazy<RunLocks> _locks;
    private readonly Lazy<ChosenPreview?> _preview;
    private readonly Lazy<bool> _checked;
    private readonly Lazy<bool> _valuesChecked;
    private readonly Lazy<INotifier?> _slack;
    private readonly Once<OpenedSource> _source;
    private readonly Once<MeasuredSources?> _maturity;
    private readonly Once<VersionPlan> _plan;
    private readonly Once<Workspace> _workspace;

    public RunContext(IHazModel build)
    {
        Build = build;
        Options = new RunOptions(build);
        Stages = new StageRuns(this);
        _model = new(() => build.Model);
        _graph = new(() => SourceReader.FindModules(Model));
        _secrets = new(() => BuildSecrets.Of(build));
        _folder = new(HoldFolder);
        _processes = new(() => Secrets.WithheldFrom(_folder.Value.Root));
        _locks = new(() => RunLocks.Of(build, Time));
        _slack = new(() => Notifiers.OpenBeside(this));
        _preview = new(() => ChosenPreview.Read(this));
        _checked = new(() => ValueCheck.Require(this, withSource: true));
        _valuesChecked = new(() => ValueCheck.Require(this, withSource: false));
        var source = new SourceReader(this);
        var workspace = new WorkspaceReader(this);
        _source = new(source.OpenAsync);
        _maturity = new(token => SourceMaturity.ReadAsync(this, token));
        _plan = new(workspace.PlanAsync);
        _workspace = new(workspace.ReadAsync);
    }

    /// <summary>The build.</summary>
    public IHazModel Build { get; }

    /// <summary>What the repository releases.</summary>
    public PipelineModel Model => _model.Value;

    /// <summary>The modules of the repository that the build itself is in.</summary>
    /// <exception cref="Core.Errors.PipelineException">The modules have mistakes.</exception>
    public ModuleGraph Graph => _graph.Value;

    /// <summary>What the components were told.</summary>
    public RunOptions Options { get; }

    /// <summary>Every secret of the build.</summary>
    public BuildSecrets Secrets => _secrets.Value;

    /// <summary>Starts programs, which inherit no secret.</summary>
    public IProcessRunner Processes => _processes.Value;

    /// <summary>What no other build may work on meanwhile.</summary>
    public RunLocks Locks => _locks.Value;

    /// <summary>Tells people through Slack, beside the work and in the order in which it is told; null: the build has no way to.</summary>
    public INotifier? Slack => _slack.Value;

    /// <summary>The preview that is opened, closed or worked on; null: none.</summary>
    /// <exception cref="Core.Errors.PipelineException">What was given is no name of a preview.</exception>
    public ChosenPreview? Preview => _preview.Value;

    /// <summary>What keeps others from the preview while it is opened; null: nothing does.</summary>
    public PreviewReservation? Reservation { get; set; }

    /// <summary>What keeps others from the preview while something is deployed to one that is open, or tested there; null: nothing does.</summary>
    public PreviewReservation? Use { get; set; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = TimeProvider.System;

    /// <summary>The stages that were run.</summary>
    public StageRuns Stages { get; }

    /// <summary>The environment that is worked on.</summary>
    /// <param name="requested">The one that a target asks for; null: what the parameters say.</param>
    /// <param name="branch">The branch of the source, which on a build server decides; null: a detached head.</param>
    /// <exception cref="Core.Errors.PipelineException">There is no such environment.</exception>
    public DeployEnvironment ChooseEnvironment(string? requested, string? branch)
    {
        if (requested is null && Preview is { } preview)
            return preview.Environment;
        // A person's machine deploys to production only when told so, whatever branch is checked out.
        return Model.ChooseEnvironment(requested ?? Options.Environment, Build.IsServerBuild ? branch : null);
    }

    /// <summary>The source, with the modules that are asked for.</summary>
    public Task<OpenedSource> SourceAsync(CancellationToken cancellationToken) => _source.GetAsync(cancellationToken);

    /// <summary>How mature the sources are; null: the build has no such levels. What is measured or committed in the course of the invocation counts in the next one.</summary>
    public Task<MeasuredSources?> MaturityAsync(CancellationToken cancellationToken) => _maturity.GetAsync(cancellationToken);

    /// <summary>The rules for versions, with the channel that follows from the maturity of the sources.</summary>
    /// <exception cref="Core.Errors.PipelineException">A channel was asked for that contradicts it.</exception>
    public async Task<PlanOptions> VersionRulesAsync(CancellationToken cancellationToken) =>
        await MaturityAsync(cancellationToken) is { } measured ? measured.Applied(Options.VersionRules) : Options.VersionRules;

    /// <summary>The version plan of all modules: the one that is shown, tagged and built.</summary>
    public Task<VersionPlan> PlanAsync(CancellationToken cancellationToken) => _plan.GetAsync(cancellationToken);

    /// <summary>The modules as stages build them.</summary>
    public Task<Workspace> WorkspaceAsync(CancellationToken cancellationToken) => _workspace.GetAsync(cancellationToken);

    /// <summary>Lets whoever comes next read the source anew: a target made commits or tags.</summary>
    public void SourceChanged()
    {
        _source.Forget();
        _plan.Forget();
        _workspace.Forget();
    }

    /// <summary>Removes what builds left that were killed.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var removed in await new LeftoverSweep(Processes, _folder.Value).RunAsync(cancellationToken))
            Log.Information("Removed {Removed:l}, left by a build that was killed", removed);
    }

    /// <summary>True: a value that is wrong throws.</summary>
    /// <exception cref="Core.Errors.PipelineException">Names every value that is wrong, in the model, the modules and the parameters.</exception>
    public bool IsChecked() => _checked.Value;

    /// <summary>The same without the modules and the source.</summary>
    /// <exception cref="Core.Errors.PipelineException">Names every value that is wrong, in the model and the parameters.</exception>
    public bool AreValuesChecked() => _valuesChecked.Value;

    // Held as long as the process lives, like the locks: only a process that is killed leaves it.
    private static TemporaryFolder HoldFolder()
    {
        var folder = TemporaryFolder.Create("run");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    }
}
