using Pipeline.Core.Environments;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary>
/// <c>merge-main.yml</c>: a push to main builds every module, deploys to production behind its GitHub environment, tags last,
/// publishes what was tagged, and brings the other branches up to date (F4).
/// </summary>
internal sealed class MergeMainWorkflow(WorkflowModel model, ReusableWorkflows workflows, ReleaseJobs release, SourceJob sources)
{
    public Workflow Create()
    {
        var main = model.Options.MainBranch;
        var head = sources.Create(GitHubContext.Sha);
        var source = SourceJob.SourceOf(head, GitHubContext.Sha);
        var modules = workflows.EveryModule(source, [head]);
        var environment = model.EnvironmentOf(main);
        var deploy = workflows.DeployTo(environment, source, [head, .. modules]);
        IReadOnlyList<Job> before = deploy.Count > 0 ? deploy : modules;
        var plan = release.Plan(source, [head]);
        var planned = ReleaseJobs.Planned(source, plan);
        var tag = release.Tag(planned, [head, .. plan, .. before]);
        var notes = release.Notes(planned, [head, .. plan, .. before]);
        IReadOnlyList<Job> released = tag.Count > 0 ? tag : before;
        var tagImages = release.TagImages(source, [head, .. released]);
        IEnumerable<DeployEnvironment> environments = environment is null ? [] : [environment];
        var publish = release.Release(planned, [head, .. plan, .. released, .. tagImages], environments);
        var update = release.UpdateBranches(source, [head, .. released]);
        var watch = workflows.WatchAfter(source, head, deploy.Select(job => (environment!, job, (Expression?)null)));
        IReadOnlyList<Job> jobs = [head, .. plan, .. modules, .. deploy, .. watch, .. notes, .. tag, .. tagImages, .. publish, .. update];
        return new Workflow
        {
            FileName = "merge-main.yml",
            Name = "Merge into " + main,
            On = new WorkflowTriggers { Push = new PushTrigger { Branches = [main] } },
            Concurrency = new Concurrency("merge-main") { KeepsEveryRun = true },
            Jobs = [.. jobs, .. release.Notify(source, jobs, environments)],
        };
    }
}
