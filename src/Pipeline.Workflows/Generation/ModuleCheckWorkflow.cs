using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Steps;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary>
/// <c>module-check.yml</c>: one module through the stages that need no secret and change nothing outside (D2, D3, D3b). A file of
/// its own, so that what checks a fork's pull request cannot be granted more than reading.
/// </summary>
internal sealed class ModuleCheckWorkflow
{
    private readonly WorkflowModel _model;
    private readonly CommonSteps _steps;
    private readonly TextInput _module = ModuleInputs.Module();
    private readonly TextInput _commit = ModuleInputs.Commit();
    private readonly TextInput _compiled = ModuleInputs.Build();

    public ModuleCheckWorkflow(WorkflowModel model, CommonSteps steps)
    {
        _model = model;
        _steps = steps;
        var jobs = new List<Job>();
        var build = BuildImage();
        jobs.Add(build);
        if (model.Has(TargetNames.UnitTest))
            jobs.Add(UnitTest());
        if (model.Has(TargetNames.Scan))
            jobs.Add(Scan(build));
        Workflow = new Workflow
        {
            FileName = "module-check.yml",
            Name = "Module check",
            On = new WorkflowTriggers { Call = new CallTrigger { Inputs = [_module, _commit, _compiled] } },
            Jobs = jobs,
        };
    }

    public Workflow Workflow { get; }

    private StepsJob BuildImage() => Stage("build-image", [],
    [
        CommonSteps.ResultCache("build-image", _module.Value, _commit.Value),
        _steps.Build(
            $"{TargetNames.Clone} {TargetNames.BuildImage} --layers-of \"$TAG\" --module \"$MODULE\" --skip",
            _steps.WithRegistry(new() { ["TAG"] = _model.Options.MovingTag, ["MODULE"] = _module.Value })),
        CommonSteps.HandOn(HandOver.Results(_module.Value), _module.Value),
        CommonSteps.HandImageOn(_module.Value),
    ]);

    private StepsJob UnitTest() => Stage("unit-test", [],
    [
        CommonSteps.ResultCache("unit-test", _module.Value, _commit.Value),
        Build(TargetNames.UnitTest),
        CommonSteps.HandOn(HandOver.UnitTest(_module.Value), _module.Value),
    ]);

    private StepsJob Scan(Job build) => Stage("scan", [build],
    [
        CommonSteps.Take(HandOver.Results(_module.Value)),
        CommonSteps.TakeImage(_module.Value),
        Build(TargetNames.Scan),
        CommonSteps.HandOn(HandOver.Results(_module.Value), _module.Value),
    ]);

    private RunStep Build(string targets) => _steps.Build($"{targets} --module \"$MODULE\" --skip", new() { ["MODULE"] = _module.Value });

    private StepsJob Stage(string id, IReadOnlyList<Job> needs, IReadOnlyList<Step> steps) => new(id)
    {
        Needs = needs,
        Permissions = new Permissions { Contents = Access.Read },
        RunsOn = [_model.Options.Runner],
        TimeoutMinutes = _model.Options.TimeoutMinutes,
        Steps = [CommonSteps.Checkout(_commit.Value), CommonSteps.TakeBuild(_compiled.Value), _steps.RestoreTools(), .. steps],
    };
}
