using Pipeline.Core.Environments;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Generation.Ledger;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Steps;

namespace Pipeline.Workflows.Generation;

/// <summary>Jobs around a deployment: plan, tag, notes, release, branches, message. Each is generated only when the build has its target.</summary>
internal sealed class ReleaseJobs(WorkflowModel model, CommonSteps steps)
{
    private const string PlanFile = "version-plan.json";
    private const string PlanOutput = "plan";
    private const string GitHubToken = "GITHUB_TOKEN";
    private const string NotesName = "release-notes";
    private static readonly Permissions KeepPapers = Permissions.Union(LedgerJobs.Append, new() { PullRequests = Access.Read, Issues = Access.Read });

    /// <summary>When its jobs run; null: when every job before succeeded. The message at the end: always.</summary>
    public Expression? Condition { get; init; }

    /// <summary>Plans which versions the commits make, once for the run: the jobs below take this plan and make none of their own.</summary>
    public IReadOnlyList<StepsJob> Plan(RunSource source, IReadOnlyList<Job> needs)
    {
        var plan = CommonSteps.HandFileOn(HandOver.VersionPlan, PlanFile, PlanOutput);
        var jobs = Job(TargetNames.VersionPlan, "plan", needs, Access.Read, [CommonSteps.Checkout(source.Commit), CommonSteps.TakeBuild(source.Build), steps.Build(TargetNames.VersionPlan), plan]);
        foreach (var job in jobs)
            job.Outputs[PlanOutput] = plan.Output("artifact-id");
        return jobs;
    }

    /// <summary>The source with the plan that <paramref name="plan"/> makes; as it is where the build makes none.</summary>
    public static RunSource Planned(RunSource source, IReadOnlyList<StepsJob> plan) => plan is [var job] ? source with { VersionPlan = job.Output(PlanOutput) } : source;

    /// <summary>Tags the planned versions, after everything that the tags stand for is there.</summary>
    public IReadOnlyList<StepsJob> Tag(RunSource source, IReadOnlyList<Job> needs) => Job(TargetNames.Tag, "tag", needs, Access.Write,
    [
        CommonSteps.CheckoutWithToken(source.Commit),
        CommonSteps.TakeBuild(source.Build),
        .. TakePlan(source),
        steps.Build(WithPlan(source, $"{TargetNames.Tag} --remote origin")),
    ]);

    /// <summary>Gives the deployed images the tagged versions (A1); a job of its own, because it may write packages and nothing else.</summary>
    public IReadOnlyList<StepsJob> TagImages(RunSource source, IReadOnlyList<Job> needs) => Job(TargetNames.TagImages, "tag-images", needs, model.Options.Registry.Push,
    [
        .. model.Promotes
            ? [CommonSteps.CheckoutWithToken(source.Commit), CommonSteps.TakeBuild(source.Build)]
            : new Step[] { CommonSteps.Checkout(source.Commit), CommonSteps.TakeBuild(source.Build), CommonSteps.TakeResults() },
        .. steps.Login(),
        steps.Build($"{TargetNames.TagImages} --skip", steps.WithRegistry([])),
    ]);

    /// <summary>Writes what the planned versions bring, module by module.</summary>
    public IReadOnlyList<StepsJob> Notes(RunSource source, IReadOnlyList<Job> needs) => Job(TargetNames.ReleaseNotes, "release-notes", needs, Access.Read,
    [
        CommonSteps.Checkout(source.Commit),
        CommonSteps.TakeBuild(source.Build),
        .. TakePlan(source),
        steps.Build(WithPlan(source, TargetNames.ReleaseNotes)),
        CommonSteps.HandOn(NotesName),
    ]);

    /// <summary>Writes the papers of the release, and keeps them in the ledger: it appends there, asks GitHub about pull requests, and may do nothing else.</summary>
    /// <param name="source">What the bundle was built from.</param>
    /// <param name="needs">The jobs before.</param>
    /// <param name="notes">The job that wrote the notes for customers; none: there are none.</param>
    /// <param name="environment">Where the bundle runs now.</param>
    public IReadOnlyList<StepsJob> Papers(RunSource source, IReadOnlyList<Job> needs, IReadOnlyList<Job> notes, string environment) => Job(TargetNames.Papers, "papers", [.. needs, .. notes], KeepPapers,
    [
        CommonSteps.CheckoutWithToken(source.Commit),
        CommonSteps.TakeBuild(source.Build),
        .. notes.Count == 0 ? Array.Empty<Step>() : [CommonSteps.Take(NotesName)],
        new LedgerJobs(model, steps).Build($"{TargetNames.Papers} --environment {environment}"),
        CommonSteps.HandFileOn("papers", "papers"),
    ]);

    /// <summary>
    /// Publishes what was tagged on GitHub, with what the run's jobs found; a job of its own, because it may write contents. It runs
    /// no code of a module, and only pushes, the clock and people start it.
    /// </summary>
    /// <param name="source">What the run works on.</param>
    /// <param name="needs">The jobs before.</param>
    /// <param name="environments">The environments that the run deploys to, in order.</param>
    /// <param name="earlier">The run that made what is released; null: this one.</param>
    public IReadOnlyList<StepsJob> Release(RunSource source, IReadOnlyList<Job> needs, IEnumerable<DeployEnvironment> environments, Expression? earlier = null) => Job(TargetNames.Release, "release", needs, new Permissions { Contents = Access.Write, Actions = earlier is null ? Access.None : Access.Read },
    [
        CommonSteps.Checkout(source.Commit),
        CommonSteps.TakeBuild(source.Build),
        .. earlier is null ? [] : CommonSteps.TakeModulesOf(earlier),
        .. CommonSteps.TakeWhatIsThere(environments),
        .. TakePlan(source),
        steps.Build($"{TargetNames.Release} --skip", new() { [GitHubToken] = Secret.JobToken }),
        CommonSteps.HandFileOn("release", "publications.json"),
    ]);

    /// <summary>Brings the other branches up to date with the released one (F4).</summary>
    public IReadOnlyList<StepsJob> UpdateBranches(RunSource source, IReadOnlyList<Job> needs) => Job(TargetNames.UpdateBranches, "update-branches", needs, Access.Write,
    [
        CommonSteps.CheckoutWithToken(source.Commit),
        CommonSteps.TakeBuild(source.Build),
        steps.Build(
            $"{TargetNames.UpdateBranches} --from \"$FROM\" --into \"$DEVELOPMENT\" \"$HOTFIX\"",
            new() { ["FROM"] = model.Options.MainBranch, ["DEVELOPMENT"] = model.Options.DevelopmentBranch, ["HOTFIX"] = model.Options.HotfixBranch }),
    ]);

    /// <summary>Posts how the run ended, whatever it was, with a link to it and what failed (C4, C6). It runs also when the run's first job failed; then it compiles the build itself.</summary>
    /// <param name="source">What the run works on.</param>
    /// <param name="needs">Every other job of the run.</param>
    /// <param name="environments">The environments that the run deploys to, in order.</param>
    public IReadOnlyList<StepsJob> Notify(RunSource source, IReadOnlyList<Job> needs, IEnumerable<DeployEnvironment> environments) => Job(TargetNames.Notify, "notify", needs, Access.Read,
    [
        CommonSteps.Checkout(GitHubContext.Sha),
        CommonSteps.TakeBuildIfThere(source.Build),
        .. CommonSteps.TakeWhatIsThere(environments),
        steps.Build($"{TargetNames.Notify} --outcome \"$OUTCOME\"", new() { ["OUTCOME"] = (AnyIs("failure") & "failure") | (AnyIs("cancelled") & "cancelled") | "success" }),
    ], Condition ?? Function.Always);

    // A build may have a target of its own that tags by other rules.
    private static IReadOnlyList<ActionStep> TakePlan(RunSource source) => source.VersionPlan is { } plan ? [CommonSteps.TakeById(HandOver.VersionPlan, plan)] : [];

    private static string WithPlan(RunSource source, string arguments) => source.VersionPlan is null ? arguments : $"{arguments} --skip";

    private static Expression AnyIs(string result) => Function.Contains(NeedsContext.Results, result);

    private IReadOnlyList<StepsJob> Job(string target, string id, IReadOnlyList<Job> needs, Access contents, IReadOnlyList<Step> jobSteps, Expression? condition = null) =>
        Job(target, id, needs, new Permissions { Contents = contents }, jobSteps, condition);

    private IReadOnlyList<StepsJob> Job(string target, string id, IReadOnlyList<Job> needs, Permissions permissions, IReadOnlyList<Step> jobSteps, Expression? condition = null) =>
        !model.Has(target) ? [] :
        [
            new StepsJob(id)
            {
                Needs = needs,
                If = condition ?? Condition,
                Permissions = permissions,
                RunsOn = [model.Options.Runner],
                TimeoutMinutes = model.Options.TimeoutMinutes,
                Steps = jobSteps,
            },
        ];
}
