using Pipeline.Core.Environments;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Generation.Ledger;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary>
/// <c>pull-request.yml</c>: the changed modules, tested and scanned without any secret (F2); a pull request of this repository into
/// the branch of an environment's gate goes through every stage there, on its merge result (D10).
/// </summary>
internal sealed class PullRequestWorkflow(WorkflowModel model, CommonSteps steps, ReusableWorkflows workflows, SourceJob sources)
{
    public Workflow Create()
    {
        var rehearsal = model.Environments.FirstOrDefault(environment => environment.PullRequestInto is not null);
        var branches = new[] { model.Options.DevelopmentBranch, model.Options.HotfixBranch, model.Options.MainBranch, rehearsal?.PullRequestInto };
        var selection = Selection();
        return new Workflow
        {
            FileName = "pull-request.yml",
            Name = "Pull request",
            On = new WorkflowTriggers { PullRequest = new PullRequestTrigger { Branches = [.. branches.OfType<string>().Distinct()] } },
            Concurrency = new Concurrency($"pull-request-{GitHubContext.PullRequestNumber}") 
            {
                // Half a deployment is worse than one that is no longer the newest.
                CancelInProgress = rehearsal is null ? (Expression)true : !IsRehearsed(rehearsal),
            },
            Jobs =
            [
                selection,
                .. rehearsal is null
                    ? workflows.CheckSelected(selection, SourceOf(selection), condition: null)
                    : Rehearse(selection, rehearsal),
            ],
        };
    }

    private IEnumerable<Job> Rehearse(Job selection, DeployEnvironment environment)
    {
        var isRehearsed = IsRehearsed(environment);
        var modules = workflows.EveryModule(SourceOf(selection), [selection], isRehearsed);
        return
        [
            .. workflows.CheckSelected(selection, SourceOf(selection), !isRehearsed),
            .. modules,
            .. model.Promotes ? Promote(selection, environment, modules, isRehearsed) : workflows.DeployTo(environment, SourceOf(selection), [selection, .. modules]),
        ];
    }

    // What was rehearsed is what is promoted when the merge has its tree.
    private IEnumerable<Job> Promote(Job selection, DeployEnvironment environment, IReadOnlyList<Job> modules, Expression isRehearsed)
    {
        var seal = new LedgerJobs(model, steps).Seal(SourceOf(selection), [selection, .. modules], isRehearsed);
        var promotions = new Promotions(model, workflows.Promote!).To(
            SourceOf(selection),
            seal.Output(LedgerJobs.BundleOutput),
            _ => [selection, seal],
            candidate => candidate == environment ? isRehearsed & seal.Result.Is("success") : null);
        return [seal, .. promotions.Select(promotion => promotion.Job)];
    }

    private StepsJob Selection()
    {
        var select = steps.Build(
            $"{TargetNames.Modules} --changed-since \"origin/$BASE\"", new() { ["BASE"] = GitHubContext.BaseRef }, id: "modules");
        var job = sources.Create("select", CommonSteps.Checkout(GitHubContext.Sha), [steps.Build("GenerateWorkflows --verify-workflows"), select]);
        for (var part = 0; part < ModuleMatrix.Parts(model.Modules.Count); part++)
        {
            var name = ModuleMatrix.PartName("modules", part);
            job.Outputs[name] = select.Output(name);
        }

        return job;
    }

    private static Expression IsRehearsed(DeployEnvironment environment) => GitHubContext.BaseRef.Is(environment.PullRequestInto!) & GitHubContext.PullRequestRepository.Is(GitHubContext.Repository);

    private static RunSource SourceOf(Job selection) => SourceJob.SourceOf(selection, GitHubContext.Sha);
}
