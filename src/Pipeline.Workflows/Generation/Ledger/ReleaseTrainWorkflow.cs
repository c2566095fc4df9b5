using Pipeline.Core.Environments;
using Pipeline.Releases.Schedules;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation.Ledger;

/// <summary>
/// <c>release-train.yml</c>: on the schedule of the rules it decides when the go/no-go is due, and promotes when the release is, to every environment that
/// people approve for; by hand, at once, to the one that is chosen (D9, D11, F6). A timer knows neither years nor holidays, so that it is asked first what is due.
/// </summary>
internal sealed class ReleaseTrainWorkflow(WorkflowModel model, CommonSteps steps, ReusableWorkflows workflows, SourceJob sources)
{
    private const string DecisionOutput = "decision";
    private const string ReleaseOutput = "release";
    private readonly LedgerJobs _ledger = new(model, steps);
    private readonly ChoiceInput _environment = new("environment")
    {
        Description = "The environment that it is decided for, and that the bundle goes to, at once.",
        Required = true,
        Options = [.. model.Environments.Select(environment => environment.Name)],
    };

    private readonly TextInput _bundle = new("bundle") { Description = "The bundle, by its release (2026-11-25.1) or the beginning of its id; empty for what comes next there." };

    private ReleaseSchedule? Schedule => model.Has(TargetNames.Next) ? model.Releases!.Schedule : null;

    public Workflow Create()
    {
        var head = sources.Create(model.Options.MainBranch);
        var source = SourceJob.SourceOf(head);
        IReadOnlyList<StepsJob> due = Schedule is { } schedule ? [Due(schedule, source, head)] : [];
        var decisions = model.Environments.Where(IsVotedOn).Where(_ => model.Has(TargetNames.Decide)).ToDictionary(environment => environment.Name, environment => Decide(environment, source, head, due));
        var promotions = new Promotions(model, workflows.Promote!).To(
            source,
            _bundle.Value,
            environment => [head, .. due, .. decisions.TryGetValue(environment.Name, out var decision) ? [decision] : Array.Empty<Job>()],
            environment => head.Result.Is("success") & When(environment, due, ReleaseOutput));
        var environments = promotions.Select(promotion => promotion.Environment).ToList();
        var production = promotions.FirstOrDefault(promotion => promotion.Environment == model.EnvironmentOf(model.Options.MainBranch)).Job;
        IReadOnlyList<Job> jobs =
        [
            head, .. due, .. decisions.Values, .. promotions.Select(promotion => promotion.Job), .. workflows.WatchAfter(source, head, Promotions.Deployed(promotions)),
            .. production is null ? [] : new PromotedRelease(model, steps).After(production, source with { Commit = production.Output(PromoteWorkflow.CommitOutput) }, head, environments),
        ];
        return new Workflow
        {
            FileName = "release-train.yml",
            Name = "Release train",
            On = new WorkflowTriggers { Schedule = Timers(), Dispatch = new DispatchTrigger { Inputs = [_environment, _bundle] } },
            Concurrency = new Concurrency("release-train") { KeepsEveryRun = true },
            // Every promotion is told by itself, and a timer that finds nothing due is no news.
            Jobs = [.. jobs, .. new ReleaseJobs(model, steps) { Condition = Function.Failure }.Notify(source, jobs, environments)],
        };
    }

    private bool IsVotedOn(DeployEnvironment environment) => Promotions.PolicyOf(model, environment).Roles.Count > 0;

    private StepsJob Due(ReleaseSchedule schedule, RunSource source, Job head)
    {
        var decision = _ledger.Build($"{TargetNames.Next} --due go-no-go", condition: IsTimer(schedule.ToGoNoGoCron()), id: DecisionOutput);
        var release = _ledger.Build($"{TargetNames.Next} --due release", condition: IsTimer(schedule.ToCron()), id: ReleaseOutput);
        return _ledger.Create(
            "due",
            [head],
            GitHubContext.EventName.Is("schedule"),
            LedgerJobs.Read,
            [CommonSteps.CheckoutWithToken(source.Commit), CommonSteps.TakeBuild(source.Build), decision, release],
            new() { [DecisionOutput] = decision.Output("due"), [ReleaseOutput] = release.Output("due") });
    }

    private StepsJob Decide(DeployEnvironment environment, RunSource source, Job head, IReadOnlyList<Job> due) => _ledger.Create(
        "decide-" + environment.Name,
        [head, .. due],
        !Function.Cancelled & head.Result.Is("success") & When(environment, due, DecisionOutput),
        LedgerJobs.Append,
        [
            CommonSteps.CheckoutWithToken(source.Commit),
            CommonSteps.TakeBuild(source.Build),
            _ledger.Build($"{TargetNames.Decide} --environment {environment.Name}", new() { ["BUNDLE"] = _bundle.Value }),
        ]);

    private Expression When(DeployEnvironment environment, IReadOnlyList<Job> due, string output)
    {
        var chosen = _environment.Value.Is(environment.Name);
        return due is [var asked] && IsVotedOn(environment) ? asked.Output(output).Is("true") | chosen : chosen;
    }

    private IReadOnlyList<Schedule> Timers() => Schedule is { } schedule
        ? [.. schedule.ToGoNoGoCron().Concat(schedule.ToCron()).Distinct().Select(entry => new Schedule(entry.Cron) { TimeZone = entry.TimeZone })]
        : [];

    private static Expression IsTimer(IEnumerable<CronEntry> entries) => entries.Select(entry => GitHubContext.Schedule.Is(entry.Cron)).Aggregate((left, right) => left | right);
}
