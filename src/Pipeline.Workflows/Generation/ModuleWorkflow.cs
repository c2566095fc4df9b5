using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Steps;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary><c>module.yml</c>: one module through all its stages up to the chart (D1 to D5). Its jobs that push run no code of the module.</summary>
internal sealed class ModuleWorkflow
{
    private readonly WorkflowModel _model;
    private readonly CommonSteps _steps;
    private readonly TextInput _module = ModuleInputs.Module();
    private readonly TextInput _commit = ModuleInputs.Commit();
    private readonly TextInput _compiled = ModuleInputs.Build();
    private readonly TextInput _movingTag = new("moving-tag") { Description = "A further tag of the image, which moves; empty for none.", Default = "" };

    public ModuleWorkflow(WorkflowModel model, CommonSteps steps, Workflow check)
    {
        _model = model;
        _steps = steps;
        var checks = new CallJob("check")
        {
            Permissions = new Permissions { Contents = Access.Read },
            Workflow = check,
            With = { [_module.Name] = _module.Value, [_commit.Name] = _commit.Value, [_compiled.Name] = _compiled.Value },
        };
        var jobs = new List<Job> { checks };
        if (model.Has(TargetNames.Push))
            jobs.Add(Push(checks));
        if (model.Has(TargetNames.Chart))
            jobs.Add(Chart(jobs[^1]));
        Workflow = new Workflow
        {
            FileName = "module.yml",
            Name = "Module",
            On = new WorkflowTriggers { Call = new CallTrigger { Inputs = [_module, _commit, _compiled, _movingTag], Secrets = WorkflowSecrets.Of(model, TargetNames.Push, TargetNames.Chart) } },
            Jobs = jobs,
        };
    }

    public Workflow Workflow { get; }

    private StepsJob Push(Job check) => Stage("push", check,
    [
        CommonSteps.Take(HandOver.Results(_module.Value)),
        .. _model.Has(TargetNames.UnitTest) ? [CommonSteps.Take(HandOver.UnitTest(_module.Value))] : Array.Empty<Step>(),
        CommonSteps.TakeImage(_module.Value),
        .. _steps.Login(),
        Build($"{TargetNames.Push} --moving-tag \"$TAG\"", new() { ["TAG"] = _movingTag.Value }),
        CommonSteps.HandOn(HandOver.Results(_module.Value), _module.Value),
    ]);

    private StepsJob Chart(Job before) => Stage("chart", before,
    [
        CommonSteps.Take(HandOver.Results(_module.Value)),
        .. _steps.Login(),
        Build(TargetNames.Chart),
        CommonSteps.HandOn(HandOver.Results(_module.Value), _module.Value),
    ]);

    private RunStep Build(string target, OrderedDictionary<string, Value>? environment = null)
    {
        var values = environment ?? [];
        values["MODULE"] = _module.Value;
        return _steps.Build($"{target} --module \"$MODULE\" --skip", _steps.WithRegistry(values));
    }

    private StepsJob Stage(string id, Job before, IReadOnlyList<Step> steps) => new(id)
    {
        Needs = [before],
        Permissions = _model.Options.Registry.Push,
        RunsOn = [_model.Options.Runner],
        TimeoutMinutes = _model.Options.TimeoutMinutes,
        Steps = [CommonSteps.Checkout(_commit.Value), CommonSteps.TakeBuild(_compiled.Value), .. steps],
    };
}
