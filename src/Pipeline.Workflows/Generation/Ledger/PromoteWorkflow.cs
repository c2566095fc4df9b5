using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Steps;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation.Ledger;

/// <summary>
/// <c>promote.yml</c>: a bundle into one environment, verified and recorded (D15). One job, behind the environment's reviewers and with its secrets;
/// what follows by itself is a job of its own.
/// </summary>
internal sealed class PromoteWorkflow
{
    /// <summary>The output that names the environments that the bundle goes to next by itself, each as <c>/name/</c>.</summary>
    public const string NextOutput = "next";

    /// <summary>The output that names the commit whose tree the bundle was built from; empty when nothing was promoted.</summary>
    public const string CommitOutput = "commit";

    /// <summary>The output that names the run that sealed the bundle, whose jobs handed its reports on; empty when there is none.</summary>
    public const string RunOutput = "run";

    public PromoteWorkflow(WorkflowModel model, CommonSteps steps)
    {
        var (commit, build) = (ModuleInputs.Commit(), ModuleInputs.Build());
        var environment = new TextInput("environment") { Description = "The environment's name.", Required = true };
        var bundle = new TextInput("bundle") { Description = "The bundle; empty for what comes next there.", Default = "" };
        var job = new EnvironmentJob(model, environment);
        var variables = steps.WithRegistry(job.Variables);
        variables["BUNDLE"] = bundle.Value;
        var promote = new LedgerJobs(model, steps).Build($"{TargetNames.Promote} --to \"$ENVIRONMENT\" --only", variables, id: "promote");
        // What was promoted, if anything was; its figures are for the gates of the environments after it.
        var load = LoadTestStep.Condition(model, environment.Value) is { } condition
            ? new LedgerJobs(model, steps).Build($"{TargetNames.LoadTest} {EnvironmentJob.Argument}", job.Variables, promote.Output(CommitOutput).IsNot("") & condition, id: "load")
            : null;
        var promotion = job.Create(
            "promote",
            Permissions.Union(model.Options.Registry.Pull, LedgerJobs.Append),
            [
                CommonSteps.CheckoutWithToken(commit.Value),
                CommonSteps.TakeBuild(build.Value),
                .. steps.Login(),
                promote,
                .. load is null ? Array.Empty<Step>() : [load],
                CommonSteps.HandOn(HandOver.Deployment(environment.Value)),
            ],
            new() { [NextOutput] = load is null ? promote.Output(NextOutput) : load.Output(NextOutput) | promote.Output(NextOutput), [CommitOutput] = promote.Output(CommitOutput), [RunOutput] = promote.Output(RunOutput) });
        Workflow = new Workflow
        {
            FileName = "promote.yml",
            Name = "Promote",
            On = new WorkflowTriggers
            {
                Call = new CallTrigger
                {
                    Inputs = [environment, commit, build, bundle],
                    Secrets = WorkflowSecrets.Of(model, [TargetNames.Promote, .. load is null ? Array.Empty<string>() : [TargetNames.LoadTest]]),
                    Outputs =
                    {
                        [NextOutput] = new JobOutput(promotion, NextOutput, "The environments that the bundle goes to next by itself, each as /name/."),
                        [CommitOutput] = new JobOutput(promotion, CommitOutput, "The commit whose tree the bundle was built from; empty when nothing was promoted."),
                        [RunOutput] = new JobOutput(promotion, RunOutput, "The run that sealed the bundle; empty when there is none."),
                    },
                },
            },
            Jobs = [promotion],
        };
    }

    public Workflow Workflow { get; }
}
