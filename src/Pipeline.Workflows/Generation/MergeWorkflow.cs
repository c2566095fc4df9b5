using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary><c>merge-development.yml</c> and <c>hotfix.yml</c>: a push to the branch builds every module and deploys the application (F3, C1).</summary>
internal sealed class MergeWorkflow(WorkflowModel model, ReusableWorkflows workflows, ReleaseJobs release, SourceJob sources)
{
    public Workflow Create(string fileName, string name, string branch)
    {
        // Without an environment of its own a branch is deployed where development is (F3).
        var environment = model.EnvironmentOf(branch) ?? model.EnvironmentOf(model.Options.DevelopmentBranch);
        var head = sources.Create(GitHubContext.Sha);
        var source = SourceJob.SourceOf(head, GitHubContext.Sha);
        var modules = workflows.EveryModule(source, [head], movingTag: model.Options.MovingTag);
        var deploy = workflows.DeployTo(environment, source, [head, .. modules]);
        var watch = workflows.WatchAfter(source, head, deploy.Select(job => (environment!, job, (Expression?)null)));
        return new Workflow
        {
            FileName = fileName,
            Name = name,
            On = new WorkflowTriggers { Push = new PushTrigger { Branches = [branch] } },
            Concurrency = new Concurrency(Path.GetFileNameWithoutExtension(fileName)) { KeepsEveryRun = true },
            Jobs = [head, .. modules, .. deploy, .. watch, .. release.Notify(source, [head, .. modules, .. deploy, .. watch], environment is null ? [] : [environment])],
        };
    }
}
