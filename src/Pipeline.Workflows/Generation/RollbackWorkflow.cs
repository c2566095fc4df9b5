using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Generation.Ledger;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary>
/// <c>rollback.yml</c>: by hand, an environment back to its previous state (D16). The cluster keeps that state, so the job needs no registry; where the ledger
/// keeps it, a bundle can be named. It compiles the build itself, so that the way back has one job.
/// </summary>
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
        var bundle = new TextInput("bundle") { Description = "The bundle that it goes back to, by its release (2026-11-25.1) or the beginning of its id; empty for the one before." };
        var because = new TextInput("because") { Description = "Why, in a sentence that the ledger keeps.", Required = true };
        var job = new EnvironmentJob(model, environment);
        var rollback = $"{TargetNames.Rollback} {EnvironmentJob.Argument}";
        return new Workflow
        {
            FileName = "rollback.yml",
            Name = "Rollback",
            RunName = $"Roll {environment.Value} back",
            On = new WorkflowTriggers { Dispatch = new DispatchTrigger { Inputs = model.Promotes ? [environment, because, bundle] : [environment] } },
            Jobs =
            [
                model.Promotes
                    ? job.Create("rollback", Permissions.Union(model.Options.Registry.Pull, LedgerJobs.Append),
                    [
                        CommonSteps.CheckoutWithToken(GitHubContext.Sha),
                        .. steps.Login(),
                        new LedgerJobs(model, steps).Build(rollback, steps.WithRegistry(new(job.Variables) { ["BUNDLE"] = bundle.Value, ["BECAUSE"] = because.Value })),
                        CommonSteps.HandOn("rollback"),
                    ])
                    : job.Create("rollback", new Permissions { Contents = Access.Read },
                    [
                        CommonSteps.Checkout(GitHubContext.Sha),
                        steps.Build(rollback, job.Variables),
                        CommonSteps.HandOn("rollback"),
                    ]),
            ],
        };
    }
}
