using Pipeline.Core.Environments;
using Pipeline.Core.Watching;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Generation.Ledger;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary>
/// <c>watch.yml</c>: an environment is watched for a while after a deployment (F8). A job of its own: nobody who deploys or goes back by hand waits for it. It has the
/// secrets of a GitHub environment of its own, <c>production-watch</c> for <c>production</c>, so that reviewers are not asked once more before somebody looks.
/// </summary>
internal sealed class WatchWorkflow
{
    private const string EnvironmentSuffix = "-watch";

    public WatchWorkflow(WorkflowModel model, CommonSteps steps)
    {
        var (commit, build) = (ModuleInputs.Commit(), ModuleInputs.Build());
        var environment = new TextInput("environment") { Description = "The environment's name.", Required = true };
        OrderedDictionary<string, Value> variables = new() { ["ENVIRONMENT"] = environment.Value };
        var watch = $"{TargetNames.Watch} {EnvironmentJob.Argument}";
        var permissions = model.Promotes ? Permissions.Union(model.Options.Registry.Pull, LedgerJobs.Append) : new Permissions { Contents = Access.Read };
        Workflow = new Workflow
        {
            FileName = "watch.yml",
            Name = "Watch",
            On = new WorkflowTriggers { Call = new CallTrigger { Inputs = [environment, commit, build], Secrets = WorkflowSecrets.Of(model, TargetNames.Watch) } },
            Jobs =
            [
                new StepsJob("watch")
                {
                    Permissions = permissions,
                    RunsOn = [model.Options.Runner],
                    TimeoutMinutes = model.Options.TimeoutMinutes + (int)Math.Ceiling(model.Environments.Select(one => one.WatchSettings()).OfType<WatchSettings>().Max(settings => settings.Duration).TotalMinutes),
                    Environment = new JobEnvironment((Text)$"{environment.Value}{EnvironmentSuffix}"),
                    Steps =
                    [
                        model.Promotes ? CommonSteps.CheckoutWithToken(commit.Value) : CommonSteps.Checkout(commit.Value),
                        CommonSteps.TakeBuild(build.Value),
                        // A bundle that the environment goes back to comes from the registry.
                        .. model.Promotes ? steps.Login() : [],
                        model.Promotes ? new LedgerJobs(model, steps).Build(watch, steps.WithRegistry(variables)) : steps.Build(watch, variables),
                        CommonSteps.HandOn(HandOver.Watch(environment.Value)),
                    ],
                },
            ],
        };
        Permissions = permissions;
    }

    public Workflow Workflow { get; }

    /// <summary>What its job may do.</summary>
    public Permissions Permissions { get; }

    /// <summary>Whether a deployment to <paramref name="environment"/> is watched.</summary>
    public static bool IsWatched(WorkflowModel model, DeployEnvironment environment) => model.Has(TargetNames.Watch) && environment.WatchSettings() is not null;
}
