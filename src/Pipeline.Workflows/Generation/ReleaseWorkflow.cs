using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary>
/// <c>release.yml</c>: the planned release, by the clock or by hand (D11, F6). The head of main, once resolved, is built and goes
/// through every environment on the way to production, the same digests in each; then it is tagged and published.
/// </summary>
internal sealed class ReleaseWorkflow(WorkflowModel model, ReusableWorkflows workflows, ReleaseJobs release, SourceJob sources)
{
    public Workflow Create()
    {
        var head = sources.Create(model.Options.MainBranch);
        var source = SourceJob.SourceOf(head);
        var plan = release.Plan(source, [head]);
        var planned = ReleaseJobs.Planned(source, plan);
        var modules = workflows.EveryModule(source, [head]);
        var jobs = new List<Job> { head };
        jobs.AddRange(plan);
        jobs.AddRange(modules);
        IReadOnlyList<Job> last = modules;
        var environments = model.EnvironmentOf(model.Options.MainBranch) is { } production ? workflows.PathTo(production) : [];
        foreach (var environment in environments)
        {
            var deploy = workflows.DeployTo(environment, source, [head, .. last]);
            jobs.AddRange(deploy);
            // What comes next does not wait for it.
            jobs.AddRange(workflows.WatchAfter(source, head, deploy.Select(job => (environment, job, (Expression?)null))));
            last = deploy.Count > 0 ? deploy : last;
        }

        var notes = release.Notes(planned, [head, .. plan, .. last]);
        var tag = release.Tag(planned, [head, .. plan, .. last]);
        IReadOnlyList<Job> released = tag.Count > 0 ? tag : last;
        var tagImages = release.TagImages(source, [head, .. released]);
        jobs.AddRange([.. notes, .. tag, .. tagImages, .. release.Release(planned, [head, .. plan, .. notes, .. released, .. tagImages], environments)]);
        return new Workflow
        {
            FileName = "release.yml",
            Name = "Release",
            On = new WorkflowTriggers { Schedule = model.Options.ReleaseSchedule is { } schedule ? [schedule] : [], Dispatch = new DispatchTrigger() },
            Concurrency = new Concurrency("release") { KeepsEveryRun = true },
            Jobs = [.. jobs, .. release.Notify(source, jobs, environments)],
        };
    }
}
