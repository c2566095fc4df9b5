using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary><c>ci.yml</c>: chosen targets on every pull request and on every push to main, and a look whether the generated files are stale (F7).</summary>
internal sealed class ContinuousIntegrationWorkflow(WorkflowModel model, CommonSteps steps)
{
    public Workflow Create() => new()
    {
        FileName = "ci.yml",
        Name = "CI",
        On = new WorkflowTriggers
        {
            Push = new PushTrigger { Branches = [model.Options.MainBranch] },
            PullRequest = new PullRequestTrigger(),
        },
        Concurrency = new Concurrency($"ci-{GitHubContext.Ref}") { CancelInProgress = GitHubContext.EventName.Is("pull_request") },
        Jobs = [Job("workflows", "--verify-workflows"), .. model.Options.ContinuousIntegration.Select(job => Job(job.Id, job.Arguments))],
    };

    private StepsJob Job(string id, string arguments) => new(id)
    {
        Permissions = new Permissions { Contents = Access.Read },
        RunsOn = [model.Options.Runner],
        TimeoutMinutes = model.Options.TimeoutMinutes,
        Steps =
        [
            CommonSteps.Checkout(GitHubContext.Sha),
            .. steps.Restore(),
            steps.Build(arguments),
            CommonSteps.HandOn(id),
        ],
    };
}
