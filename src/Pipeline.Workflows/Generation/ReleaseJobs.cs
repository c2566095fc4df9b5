using Pipeline.Core.Environments;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Steps;

namespace Pipeline.Workflows.Generation;

/// <summary>Jobs around a deployment: plan, tag, notes, release, branches, message. Each is generated only when the build has its target.</summary>
internal sealed class ReleaseJobs(WorkflowModel model, CommonSteps steps)
{
    private const string PlanFile = "version-plan.json";
    private const string GitHubToken = "GITHUB_TOKEN";

    /// <summary>Plans which versions the commits make, once for the run: the jobs below take this plan and make none of their own.</summary>
    public IReadOnlyList<StepsJob> Plan(Text commit, IReadOnlyList<Job> needs) => Job(TargetNames.VersionPlan, "plan", needs, Access.Read,
    [
        CommonSteps.Checkout(commit),
        .. steps.Restore(),
        steps.Build(TargetNames.VersionPlan),
        CommonSteps.HandFileOn(HandOver.VersionPlan, PlanFile),
    ]);

    /// <summary>Tags the planned versions, after everything that the tags stand for is there.</summary>
    public IReadOnlyList<StepsJob> Tag(Text commit, IReadOnlyList<Job> needs) => Job(TargetNames.Tag, "tag", needs, Access.Write,
    [
        CommonSteps.CheckoutToPush(commit),
        .. steps.Restore(),
        .. TakePlan(),
        steps.Build(Planned($"{TargetNames.Tag} --remote origin")),
    ]);

    /// <summary>Gives the deployed images the tagged versions (A1); a job of its own, because it may write packages and nothing else.</summary>
    public IReadOnlyList<StepsJob> TagImages(Text commit, IReadOnlyList<Job> needs) => Job(TargetNames.TagImages, "tag-images", needs, model.Options.Registry.Push,
    [
        CommonSteps.Checkout(commit),
        .. steps.Restore(),
        CommonSteps.TakeResults(),
        .. steps.Login(),
        steps.Build($"{TargetNames.TagImages} --skip", steps.WithRegistry([])),
    ]);

    /// <summary>Writes what the planned versions bring, module by module.</summary>
    public IReadOnlyList<StepsJob> Notes(Text commit, IReadOnlyList<Job> needs) => Job(TargetNames.ReleaseNotes, "release-notes", needs, Access.Read,
    [
        CommonSteps.Checkout(commit),
        .. steps.Restore(),
        .. TakePlan(),
        steps.Build(Planned(TargetNames.ReleaseNotes)),
        CommonSteps.HandOn("release-notes"),
    ]);

    /// <summary>
    /// Publishes what was tagged on GitHub, with what the run's jobs found; a job of its own, because it may write contents. It runs
    /// no code of a module, and only pushes, the clock and people start it.
    /// </summary>
    public IReadOnlyList<StepsJob> Release(Text commit, IReadOnlyList<Job> needs, IEnumerable<DeployEnvironment> environments) => Job(TargetNames.Release, "release", needs, Access.Write,
    [
        CommonSteps.Checkout(commit),
        .. steps.Restore(),
        .. CommonSteps.TakeWhatIsThere(environments),
        .. TakePlan(),
        steps.Build($"{TargetNames.Release} --skip", new() { [GitHubToken] = Secret.JobToken }),
        CommonSteps.HandFileOn("release", "publications.json"),
    ]);

    /// <summary>Brings the other branches up to date with the released one (F4).</summary>
    public IReadOnlyList<StepsJob> UpdateBranches(Text commit, IReadOnlyList<Job> needs) => Job(TargetNames.UpdateBranches, "update-branches", needs, Access.Write,
    [
        CommonSteps.CheckoutToPush(commit),
        .. steps.Restore(),
        steps.Build(
            $"{TargetNames.UpdateBranches} --from \"$FROM\" --into \"$DEVELOPMENT\" \"$HOTFIX\"",
            new() { ["FROM"] = model.Options.MainBranch, ["DEVELOPMENT"] = model.Options.DevelopmentBranch, ["HOTFIX"] = model.Options.HotfixBranch }),
    ]);

    /// <summary>Posts how the run ended, whatever it was, with a link to it and what failed (C4, C6).</summary>
    /// <param name="needs">Every other job of the run.</param>
    /// <param name="environments">The environments that the run deploys to, in order.</param>
    public IReadOnlyList<StepsJob> Notify(IReadOnlyList<Job> needs, IEnumerable<DeployEnvironment> environments) => Job(TargetNames.Notify, "notify", needs, Access.Read,
    [
        CommonSteps.Checkout(GitHubContext.Sha),
        .. steps.Restore(),
        .. CommonSteps.TakeWhatIsThere(environments),
        steps.Build($"{TargetNames.Notify} --outcome \"$OUTCOME\"", new() { ["OUTCOME"] = (AnyIs("failure") & "failure") | (AnyIs("cancelled") & "cancelled") | "success" }),
    ], Function.Always);

    // A build may have a target of its own that tags by other rules.
    private IReadOnlyList<ActionStep> TakePlan() => model.Has(TargetNames.VersionPlan) ? [CommonSteps.Take(HandOver.VersionPlan)] : [];

    private string Planned(string arguments) => model.Has(TargetNames.VersionPlan) ? $"{arguments} --skip" : arguments;

    private static Expression AnyIs(string result) => Function.Contains(NeedsContext.Results, result);

    private IReadOnlyList<StepsJob> Job(string target, string id, IReadOnlyList<Job> needs, Access contents, IReadOnlyList<Step> jobSteps, Expression? condition = null) =>
        Job(target, id, needs, new Permissions { Contents = contents }, jobSteps, condition);

    private IReadOnlyList<StepsJob> Job(string target, string id, IReadOnlyList<Job> needs, Permissions permissions, IReadOnlyList<Step> jobSteps, Expression? condition = null) =>
        !model.Has(target) ? [] :
        [
            new StepsJob(id)
            {
                Needs = needs,
                If = condition,
                Permissions = permissions,
                RunsOn = [model.Options.Runner],
                TimeoutMinutes = model.Options.TimeoutMinutes,
                Steps = jobSteps,
            },
        ];
}
