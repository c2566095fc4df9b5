using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation.Ledger;

/// <summary>
/// A merge of a build that keeps a record of releases: what the modules' jobs made is sealed and goes to the environments of the branch that wait for nobody.
/// A merge into main whose tree was rehearsed is not built again: the rehearsed bundle goes on.
/// </summary>
internal sealed class PromotedMergeWorkflow(WorkflowModel model, CommonSteps steps, ReusableWorkflows workflows, SourceJob sources)
{
    public Workflow Create(string fileName, string name, string branch)
    {
        var isMain = branch == model.Options.MainBranch;
        var ledger = new LedgerJobs(model, steps);
        var head = sources.Create(GitHubContext.Sha);
        var source = SourceJob.SourceOf(head, GitHubContext.Sha);
        IReadOnlyList<StepsJob> rehearsed = isMain && model.Environments.Any(environment => environment.PullRequestInto == branch) ? [ledger.Rehearsed(source, head)] : [];
        var modules = workflows.EveryModule(source, [head, .. rehearsed], rehearsed is [var asked] ? LedgerJobs.AnswerOf(asked).IsNot("true") : null, isMain ? null : model.Options.MovingTag);
        var seal = ledger.Seal(source, [head, .. rehearsed, .. modules], rehearsed is [var answered] ? !Function.Cancelled & (LedgerJobs.AnswerOf(answered).Is("true") | Succeeded(modules)) : null);
        var promotions = new Promotions(model, workflows.Promote!).To(
            source,
            seal.Output(LedgerJobs.BundleOutput),
            _ => [head, seal],
            environment => environment.Branch == branch && Promotions.IsPromotedByMerge(model, environment) ? seal.Result.Is("success") : null);
        var environments = promotions.Select(promotion => promotion.Environment).ToList();
        var production = isMain ? promotions.FirstOrDefault(promotion => promotion.Environment == model.EnvironmentOf(branch)).Job : null;
        IReadOnlyList<Job> jobs =
        [
            head, .. rehearsed, .. modules, seal, .. promotions.Select(promotion => promotion.Job), .. workflows.WatchAfter(source, head, Promotions.Deployed(promotions)),
            .. production is null ? [] : new PromotedRelease(model, steps).After(production, source, head, environments),
        ];
        return new Workflow
        {
            FileName = fileName,
            Name = name,
            On = new WorkflowTriggers { Push = new PushTrigger { Branches = [branch] } },
            Concurrency = new Concurrency(Path.GetFileNameWithoutExtension(fileName)) { KeepsEveryRun = true },
            Jobs = [.. jobs, .. new ReleaseJobs(model, steps).Notify(source, jobs, environments)],
        };
    }

    private static Expression Succeeded(IEnumerable<Job> jobs) => jobs.Select(job => job.Result.Is("success")).Aggregate((left, right) => left & right);
}
