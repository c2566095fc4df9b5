using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Planning;
using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Planning;

public sealed class VersionPlannerProperties
{
    private sealed record Step(string Message, bool TouchesA, bool TouchesB, bool Releases, bool IsMerged, bool IsApart);

    private static readonly Arbitrary<Step[]> Histories = (
        from message in Gen.Elements("fix: a", "feat: b", "feat!: c", "garbage", "docs: d")
        from a in Gen.Elements(true, false)
        from b in Gen.Elements(true, false)
        from releases in Gen.Frequency((1, Gen.Constant(true)), (4, Gen.Constant(false)))
        from merged in Gen.Frequency((1, Gen.Constant(true)), (4, Gen.Constant(false)))
        from apart in Gen.Frequency((1, Gen.Constant(true)), (4, Gen.Constant(false)))
        select new Step(message, a, b, releases, merged, apart)).NonEmptyListOf().Select(steps => steps.ToArray()).ToArbitrary();

    private static readonly Arbitrary<int> Places = Gen.Choose(0, 1000).ToArbitrary();

    [Fact]
    public void A_next_version_is_above_the_current_one_and_never_a_tag_that_exists() => Prop
        .ForAll(Histories, Places, (steps, at) =>
        {
            var history = Play(steps);
            return history.Plan(head: Head(history, at)).Releases.All(plan =>
                (plan.Current is not { } current || plan.Next!.ComparePrecedenceTo(current) > 0) && !history.Tags.ContainsKey(plan.Tag!));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_plan_has_exactly_the_commits_that_reach_the_module_and_not_its_tag() => Prop
        .ForAll(Histories, steps =>
        {
            var history = Play(steps);
            return history.Plan().Modules.All(plan => plan.Commits.Select(commit => commit.Id).ToHashSet().SetEquals(history.Expected(plan.Name).Commits));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_plan_of_any_commit_counts_only_the_tags_in_its_history() => Prop
        .ForAll(Histories, Places, (steps, at) =>
        {
            var history = Play(steps);
            var head = Head(history, at);
            return history.Plan(head: head).Modules.All(plan =>
            {
                var (current, commits) = history.Expected(plan.Name, head);
                return plan.Current?.ToString() == current && plan.Commits.Select(commit => commit.Id).ToHashSet().SetEquals(commits);
            });
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_walk_that_ends_at_a_tag_gives_the_same_plan_or_says_that_it_does_not_do() => Prop
        .ForAll(Histories, Places, (steps, at) =>
        {
            var history = Play(steps);
            var head = Head(history, at);
            var plan = Text(history.Plan(head: head));
            return history.Tags.Values.Distinct().All(end => history.PlanUntil(end, head) is not { } early || Text(early) == plan);
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Tagging_what_was_planned_leaves_nothing_to_release() => Prop
        .ForAll(Histories, steps =>
        {
            var history = Play(steps);
            foreach (var release in history.Plan().Releases)
                history.Tag(release.Tag!);
            return !history.Plan().Releases.Any();
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_plan_of_a_channel_leads_to_the_stable_plan() => Prop
        .ForAll(Histories, steps =>
        {
            var history = Play(steps);
            var plan = history.Plan();
            var stable = plan.Releases.Select(release => (release.Name, release.Next!));
            var channel = history.Plan(new PlanOptions { Channel = "rc" }).Releases.Select(release => (release.Name, release.Next!.WithoutPrereleaseOrMetadata()));
            // A version that another branch released already is left out with a warning.
            return plan.Warnings.Count > 0 || stable.SequenceEqual(channel);
        })
        .QuickCheckThrowOnFailure();

    private static string Head(PlanScenario history, int at) => history.Commits[at % history.Commits.Count];

    private static string Text(VersionPlan plan) => string.Join('\n', plan.Modules.Select(module => $"{module.Name} {module.Current} {module.Next} {string.Join(' ', module.Commits.Select(commit => commit.Id))}"));

    // A step that is merged goes from the commit before the last one, so that histories branch; one that is apart, too, but is never merged.
    private static PlanScenario Play(Step[] steps)
    {
        var history = new PlanScenario(Module("a"), Module("b", "a"));
        string? before = null, last = null;
        foreach (var step in steps)
        {
            string[] paths = [.. step.TouchesA ? ["modules/a/x"] : Array.Empty<string>(), .. step.TouchesB ? ["modules/b/x"] : Array.Empty<string>()];
            var isAside = (step.IsMerged || step.IsApart) && before is not null;
            var commit = history.Merge(step.Message, [isAside ? before : last], paths);
            if (!isAside || !step.IsApart)
                (before, last) = (last, isAside ? history.Merge("Merge branch", [last, commit]) : commit);
            if (!step.Releases)
                continue;
            foreach (var release in history.Plan().Releases.Take(step.IsApart ? 2 : 1).ToList())
                history.Tag(release.Tag!);
        }

        return history;
    }
}
