using System.Runtime.CompilerServices;
using Pipeline.Core.Environments;
using Pipeline.Core.Modules;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Generation.Ledger;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;

namespace Pipeline.Workflows.Generation;

/// <summary>The workflows that others call, and the jobs that call them.</summary>
internal sealed class ReusableWorkflows
{
    private readonly WorkflowModel _model;
    private readonly IReadOnlyList<IReadOnlyList<string>> _parts;

    public ReusableWorkflows(WorkflowModel model, CommonSteps steps)
    {
        _model = model;
        ModuleNames = [.. ModuleGraph.Of(model.Modules).Ordered.Select(module => module.Name)];
        _parts = ModuleMatrix.Split(ModuleNames);
        Check = new ModuleCheckWorkflow(model, steps).Workflow;
        Module = new ModuleWorkflow(model, steps, Check).Workflow;
        Promote = model.Promotes ? new PromoteWorkflow(model, steps).Workflow : null;
        Watch = model.Environments.Any(environment => WatchWorkflow.IsWatched(model, environment)) ? new WatchWorkflow(model, steps) : null;
        Deploy = model.Has(TargetNames.Deploy) ? new DeployWorkflow(model, steps).Workflow : null;
    }

    /// <summary>Every module, in dependency order.</summary>
    public IReadOnlyList<string> ModuleNames { get; }

    public Workflow Check { get; }

    public Workflow Module { get; }

    /// <summary>Null when the build deploys nothing.</summary>
    public Workflow? Deploy { get; }

    /// <summary>Null when the build promotes nothing.</summary>
    public Workflow? Promote { get; }

    /// <summary>Null when no environment is watched.</summary>
    public WatchWorkflow? Watch { get; }

    /// <summary>All of them.</summary>
    public IEnumerable<Workflow> All => new[] { Check, Module, Deploy, Promote, Watch?.Workflow }.OfType<Workflow>();

    /// <summary>Checks the modules that a job selected: one call for each part of its matrix.</summary>
    public IEnumerable<CallJob> CheckSelected(Job selection, RunSource source, Expression? condition) => Enumerable.Range(0, _parts.Count).Select(part =>
    {
        var modules = selection.Output(ModuleMatrix.PartName("modules", part));
        var matrix = new Matrix { Axes = { [ModuleMatrix.Axis] = MatrixAxis.FromJson(modules) } };
        return new CallJob(ModuleMatrix.PartName("check", part))
        {
            Name = matrix.Value(ModuleMatrix.Axis),
            Needs = [selection],
            If = condition is null ? modules.IsNot("[]") : condition & modules.IsNot("[]"),
            Permissions = new Permissions { Contents = Access.Read },
            Strategy = new Strategy { Matrix = matrix },
            Workflow = Check,
            With = { ["module"] = matrix.Value(ModuleMatrix.Axis), ["commit"] = source.Commit, ["build"] = source.Build },
        };
    });

    /// <summary>Takes every module through its stages: one call for each part of the matrix; no module waits for another. A moving tag follows the images (F3).</summary>
    public IReadOnlyList<CallJob> EveryModule(RunSource source, IReadOnlyList<Job> needs, Expression? condition = null, string? movingTag = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
    [
        .. _parts.Select((modules, part) =>
        {
            var matrix = new Matrix { Axes = { [ModuleMatrix.Axis] = MatrixAxis.Of(modules) } };
            return new CallJob(ModuleMatrix.PartName("modules", part), file, line)
            {
                Name = matrix.Value(ModuleMatrix.Axis),
                Needs = needs,
                If = condition,
                Permissions = _model.Options.Registry.Push,
                Strategy = new Strategy { Matrix = matrix },
                Workflow = Module,
                With = With(matrix.Value(ModuleMatrix.Axis), source, movingTag),
                Secrets = Module.On.Call!.Secrets,
            };
        }),
    ];

    /// <summary>Takes one module through its stages.</summary>
    public CallJob OneModule(Text module, RunSource source, Job needs) => new("module")
    {
        Name = module,
        Needs = [needs],
        Permissions = _model.Options.Registry.Push,
        Workflow = Module,
        With = { ["module"] = module, ["commit"] = source.Commit, ["build"] = source.Build },
        Secrets = Module.On.Call!.Secrets,
    };

    /// <summary>Deploys into an environment; nothing when there is none, or the build deploys nothing.</summary>
    public IReadOnlyList<CallJob> DeployTo(DeployEnvironment? environment, RunSource source, IReadOnlyList<Job> needs, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (environment is null || Deploy is null)
            return [];
        return
        [
            new CallJob("deploy-" + environment.Name, file, line)
            {
                Name = $"deploy to {environment.Name}",
                Needs = needs,
                Permissions = _model.Options.Registry.Pull,
                Workflow = Deploy,
                With = { ["environment"] = environment.Name, ["commit"] = source.Commit, ["build"] = source.Build },
                Secrets = Deploy.On.Call!.Secrets,
            },
        ];
    }

    /// <summary>Watches each environment that declares it, when something was deployed to it.</summary>
    /// <param name="source">What the run works on.</param>
    /// <param name="head">The run's first job.</param>
    /// <param name="deployments">The jobs that deploy, each with its environment and when something was deployed; null: whenever it succeeds.</param>
    /// <param name="file">Given by the compiler.</param>
    /// <param name="line">Given by the compiler.</param>
    public IReadOnlyList<CallJob> WatchAfter(RunSource source, Job head, IEnumerable<(DeployEnvironment Environment, CallJob Job, Expression? Deployed)> deployments, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
    [
        .. deployments.Where(deployment => WatchWorkflow.IsWatched(_model, deployment.Environment)).Select(deployment => new CallJob("watch-" + deployment.Environment.Name, file, line)
        {
            Name = $"watch {deployment.Environment.Name}",
            Needs = [head, deployment.Job],
            // Jobs before it may have been skipped, which would skip it too.
            If = deployment.Deployed is { } deployed ? !Function.Cancelled & deployment.Job.Result.Is("success") & deployed : null,
            Permissions = Watch!.Permissions,
            Workflow = Watch.Workflow,
            With = { ["environment"] = deployment.Environment.Name, ["commit"] = source.Commit, ["build"] = source.Build },
            Secrets = Watch.Workflow.On.Call!.Secrets,
        }),
    ];

    private static OrderedDictionary<string, Text> With(Text module, RunSource source, string? movingTag)
    {
        OrderedDictionary<string, Text> values = new() { ["module"] = module, ["commit"] = source.Commit, ["build"] = source.Build };
        if (movingTag is not null)
            values["moving-tag"] = movingTag;
        return values;
    }

    /// <summary>The environments that a release to <paramref name="last"/> passes, itself last.</summary>
    public IEnumerable<DeployEnvironment> PathTo(DeployEnvironment last) =>
        _model.Environments.Where(environment => last.After.Contains(environment.Name)).Append(last);
}
