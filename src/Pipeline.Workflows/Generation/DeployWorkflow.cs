using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Steps;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary>
/// <c>deploy.yml</c>: the application into one environment, in dependency order, then its integration test (D6, D7, D17). One job,
/// so that one approval covers both and no other deployment comes between them.
/// </summary>
internal sealed class DeployWorkflow
{
    public DeployWorkflow(WorkflowModel model, CommonSteps steps)
    {
        var (commit, build) = (ModuleInputs.Commit(), ModuleInputs.Build());
        var environment = new TextInput("environment") { Description = "The environment's name.", Required = true };
        var job = new EnvironmentJob(model, environment);
        var load = LoadTestStep.Condition(model, environment.Value);
        var secrets = WorkflowSecrets.Of(model, [TargetNames.Deploy, TargetNames.IntegrationTest, .. load is null ? Array.Empty<string>() : [TargetNames.LoadTest]]);
        Workflow = new Workflow
        {
            FileName = "deploy.yml",
            Name = "Deploy",
            On = new WorkflowTriggers { Call = new CallTrigger { Inputs = [environment, commit, build], Secrets = secrets } },
            Jobs =
            [
                job.Create("deploy", model.Options.Registry.Pull,
                [
                    CommonSteps.Checkout(commit.Value),
                    CommonSteps.TakeBuild(build.Value),
                    CommonSteps.TakeResults(),
                    .. steps.Login(),
                    Build(TargetNames.Deploy),
                    .. model.Has(TargetNames.IntegrationTest) ? [Build(TargetNames.IntegrationTest)] : Array.Empty<Step>(),
                    .. load is null ? Array.Empty<Step>() : [steps.Build($"{TargetNames.LoadTest} {EnvironmentJob.Argument}", job.Variables, condition: load)],
                    CommonSteps.HandOn(HandOver.Deployment(environment.Value)),
                ]),
            ],
        };

        RunStep Build(string target) => steps.Build($"{target} {EnvironmentJob.Argument} --skip", steps.WithRegistry(job.Variables));
    }

    public Workflow Workflow { get; }
}
