using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary><c>rollback.yml</c>: by hand, an environment back to its previous blessed state (D16).</summary>
internal sealed class RollbackWorkflow(WorkflowModel model, CommonSteps steps)
{
    public Workflow Create()
    {
        var environment = new ChoiceInput("environment")
        {
            Description = "The environment that goes back to its previous state.",
            Required = true,
            Options = [.. model.Environments.Select(candidate => candidate.Name)],
        };
        return new Workflow
        {
            FileName = "rollback.yml",
            Name = "Rollback",
            RunName = $"Roll {environment.Value} back",
            On = new WorkflowTriggers { Dispatch = new DispatchTrigger { Inputs = [environment] } },
            Jobs =
            [
                new StepsJob("rollback")
                {
                    Permissions = new Permissions { Contents = Access.Read, Packages = Access.Read },
                    Concurrency = new Concurrency($"deploy-{environment.Value}"),
                    RunsOn = [model.Options.Runner],
                    TimeoutMinutes = model.Options.TimeoutMinutes,
                    Environment = new JobEnvironment(environment.Value),
                    Steps =
                    [
                        CommonSteps.Checkout(GitHubContext.Sha),
                        .. steps.Restore(),
                        .. steps.Login(),
                        steps.Build($"{TargetNames.Rollback} --environment \"$ENVIRONMENT\"", steps.WithRegistry(new() { ["ENVIRONMENT"] = environment.Value })),
                        CommonSteps.HandOn("rollback"),
                    ],
                },
            ],
        };
    }
}
