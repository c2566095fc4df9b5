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
        Jobs = [.. model.Options.ContinuousIntegration.Prepend(new ContinuousIntegrationJob("workflows", "GenerateWorkflows --verify-workflows")).Select(Job)],
    };

    private StepsJob Job(ContinuousIntegrationJob job) => new(job.Id)
    {
        Permissions = new Permissions { Contents = Access.Read },
        RunsOn = [job.Runner ?? model.Options.Runner],
        TimeoutMinutes = model.Options.TimeoutMinutes,
        Steps =
        [
            CommonSteps.Checkout(GitHubContext.Sha),
            steps.RestoreTools(),
            steps.RestoreBuild(),
            steps.Build(job.Arguments, script: IsWindows(job) ? "./build.cmd" : CommonSteps.Script),
            CommonSteps.HandOn(job.Id),
        ],
    };

    private bool IsWindows(ContinuousIntegrationJob job) => (job.Runner ?? model.Options.Runner).StartsWith("windows", StringComparison.Ordinal);
}
