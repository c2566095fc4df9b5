using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary><c>rollback.yml</c>: by hand, an environment back to its previous state (D16). The cluster keeps that state, so the job needs no registry; and it compiles the build itself, so that the way back has one job.</summary>
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
        var job = new EnvironmentJob(model, environment);
        return new Workflow
        {
            FileName = "rollback.yml",
            Name = "Rollback",
            RunName = $"Roll {environment.Value} back",
            On = new WorkflowTriggers { Dispatch = new DispatchTrigger { Inputs = [environment] } },
            Jobs =
            [
                job.Create("rollback", new Permissions { Contents = Access.Read },
                [
                    CommonSteps.Checkout(GitHubContext.Sha),
                    steps.Build($"{TargetNames.Rollback} {EnvironmentJob.Argument}", job.Variables),
                    CommonSteps.HandOn("rollback"),
                ]),
            ],
        };
    }
}
