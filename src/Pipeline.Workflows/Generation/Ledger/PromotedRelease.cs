using Pipeline.Core.Environments;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Jobs;

namespace Pipeline.Workflows.Generation.Ledger;

/// <summary>What follows when a bundle runs in production: tags, notes, papers, images' versions, releases, the other branches. Nothing of it where nothing was promoted.</summary>
internal sealed class PromotedRelease(WorkflowModel model, CommonSteps steps)
{
    /// <summary>The jobs after <paramref name="production"/>.</summary>
    /// <param name="production">The job that promotes to production.</param>
    /// <param name="source">The commit that the bundle was built from.</param>
    /// <param name="head">The run's first job.</param>
    /// <param name="environments">The environments of the run.</param>
    public IReadOnlyList<Job> After(CallJob production, RunSource source, Job head, IReadOnlyList<DeployEnvironment> environments)
    {
        // Jobs before it may have been skipped, which would skip these too.
        var release = new ReleaseJobs(model, steps) { Condition = !Function.Failure & !Function.Cancelled & production.Output(PromoteWorkflow.CommitOutput).IsNot("") };
        IReadOnlyList<Job> before = [head, production];
        var plan = release.Plan(source, before);
        var planned = ReleaseJobs.Planned(source, plan);
        before = [.. before, .. plan];
        var notes = release.Notes(planned, before);
        var tag = release.Tag(planned, before);
        IReadOnlyList<Job> released = [.. before, .. tag];
        var tagImages = release.TagImages(source, released);
        var papers = release.Papers(source, before, notes, model.EnvironmentOf(model.Options.MainBranch)!.Name);
        var publish = release.Release(planned, [.. released, .. notes, .. tagImages, .. papers], environments, production.Output(PromoteWorkflow.RunOutput));
        return [.. plan, .. notes, .. papers, .. tag, .. tagImages, .. publish, .. release.UpdateBranches(source, released)];
    }
}
