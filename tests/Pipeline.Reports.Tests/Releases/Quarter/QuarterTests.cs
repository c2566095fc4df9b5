using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Tests;
using Pipeline.Reports.Releases;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Releases.Quarter;

public sealed class QuarterTests
{
    private readonly QuarterStory _quarter = new();

    private ReleaseStory Story => _quarter.Story;

    [Fact]
    public void The_diary_of_the_quarter_is_known() => Snapshot.Matches("quarter.txt", Diary(_quarter));

    [Fact]
    public void The_same_quarter_is_the_same_diary() => Assert.Equal(Diary(_quarter), Diary(new QuarterStory()));

    [Fact]
    public void A_release_is_planned_on_every_weekday_but_the_holidays_of_both_countries()
    {
        Assert.Equal(65, _quarter.Releases.Count);
        Assert.Equal(["2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25"], _quarter.Releases.SelectMany(release => release.PassedOver).Select(passed => passed.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_release_is_at_five_by_the_clock_before_and_after_it_is_set_back()
    {
        var planned = _quarter.Releases.Select(release => release.At).ToHashSet();
        var deployed = Deployments("production").Where(deployment => planned.Contains(deployment.At)).ToList();

        Assert.Contains(deployed, deployment => deployment.At == new DateTimeOffset(2026, 10, 21, 15, 0, 0, TimeSpan.Zero));
        Assert.Contains(deployed, deployment => deployment.At == new DateTimeOffset(2026, 10, 26, 16, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void What_is_planned_reaches_production_or_is_refused_with_its_reasons()
    {
        var normal = Deployments("production").Count(deployment => deployment is { Succeeded: true, IsRollback: false, ByOverride: false } && Story.State.Bundles[deployment.Bundle.Value].Emergency is null);

        Assert.Equal(49, normal);
        Assert.Equal(
            [
                "2026-10-07 Veto, Decision", "2026-10-14 Evidence, Decision", "2026-10-22 Window", "2026-10-23 Window", "2026-11-16 Held",
                "2026-11-19 Criterion, Criterion, Decision", "2026-11-24 Vote, Decision", "2026-12-02 Stopped",
                "2026-12-21 Window", "2026-12-22 Window", "2026-12-23 Window", "2026-12-24 Window", "2026-12-28 Window", "2026-12-29 Window", "2026-12-30 Window", "2026-12-31 Window",
            ],
            _quarter.Refused.Where(refused => refused.Environment == "production").Select(refused => $"{refused.At:yyyy-MM-dd} {string.Join(", ", refused.Reasons.Select(reason => reason.Kind))}"));
    }

    [Fact]
    public void One_hotfix_one_override_one_rollback_and_one_failure_stand_beside_them()
    {
        var deployments = Deployments("production").ToList();

        Assert.Equal("2026-11-05", Day(Assert.Single(deployments, deployment => deployment is { Succeeded: true, IsRollback: false } && Story.State.Bundles[deployment.Bundle.Value].Emergency is not null)));
        Assert.Equal("2026-11-19", Day(Assert.Single(deployments, deployment => deployment.ByOverride)));
        Assert.Equal("2026-11-10", Day(Assert.Single(deployments, deployment => deployment.IsRollback)));
        Assert.Equal("2026-10-20", Day(Assert.Single(deployments, deployment => !deployment.Succeeded)));
    }

    [Fact]
    public void A_normal_release_is_deployed_within_the_window_and_not_while_frozen()
    {
        var amsterdam = Deployments("production").Where(deployment => deployment is { Succeeded: true, IsRollback: false, ByOverride: false } && Story.State.Bundles[deployment.Bundle.Value].Emergency is null);

        Assert.All(amsterdam, deployment => Assert.StartsWith("open", WindowText.Of(Story.State.Rules.Find("production")!, deployment.At), StringComparison.Ordinal));
    }

    [Fact]
    public void Sydneys_window_opens_an_hour_later_by_its_clock_when_that_skips_the_hour()
    {
        var first = Deployments("sydney").First();

        // 02:00 to 03:00 was skipped; a week later the window opens at 02:00 of summer time.
        Assert.Equal(new DateTimeOffset(2026, 10, 4, 3, 0, 0, TimeSpan.FromHours(11)), first.At);
        Assert.Equal(new DateTimeOffset(2026, 10, 11, 2, 0, 0, TimeSpan.FromHours(11)), Deployments("sydney").ElementAt(1).At);
    }

    [Fact]
    public void What_fails_in_New_York_is_tried_again_in_the_hour_that_comes_twice()
    {
        var night = Deployments("new-york").Where(deployment => Day(deployment) == "2026-11-01").ToList();

        Assert.Equal([(new DateTimeOffset(2026, 11, 1, 0, 30, 0, TimeSpan.FromHours(-4)), false), (new DateTimeOffset(2026, 11, 1, 1, 15, 0, TimeSpan.FromHours(-5)), true)], night.Select(deployment => (deployment.At, deployment.Succeeded)));
    }

    [Fact]
    public void A_freeze_that_ends_at_half_past_two_ends_at_the_second()
    {
        var production = Story.State.Rules.Find("production")!;

        Assert.Contains("frozen", WindowText.Of(production, new DateTimeOffset(2026, 10, 25, 2, 45, 0, TimeSpan.FromHours(2))), StringComparison.Ordinal);
        Assert.DoesNotContain("frozen", WindowText.Of(production, new DateTimeOffset(2026, 10, 25, 2, 45, 0, TimeSpan.FromHours(1))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_went_past_the_rules_is_told_until_the_next_normal_release()
    {
        Assert.Contains("RUNS PAST THE RULES", StatusText.Write(StateAt(new DateTimeOffset(2026, 11, 20, 15, 59, 0, TimeSpan.Zero)), null, Story.Now), StringComparison.Ordinal);
        Assert.DoesNotContain("RUNS PAST THE RULES", StatusText.Write(StateAt(new DateTimeOffset(2026, 11, 20, 16, 0, 0, TimeSpan.Zero)), null, Story.Now), StringComparison.Ordinal);
    }

    [Fact]
    public void The_bundle_that_was_banned_never_runs_again()
    {
        var banned = Story.State.Bundles.Values.Single(bundle => bundle.Banned is not null);

        Assert.DoesNotContain(Story.State.Environments.Values.SelectMany(environment => environment.Deployments), deployment => deployment.Bundle == banned.Bundle.Id && deployment.At > banned.Banned!.Since);
    }

    [Fact]
    public void Whoever_verifies_the_ledger_finds_that_every_event_followed_the_rules()
    {
        var state = LedgerState.Empty;
        foreach (var happened in Story.Events)
        {
            Assert.Empty(LedgerRules.Refusals(state, happened));
            state = state.After(happened);
        }
    }

    // What machines measured is left out: it says the same every day.
    private static string Diary(QuarterStory quarter)
    {
        var entries = DiaryEntry.Of(LedgerState.Empty, quarter.Story.Events);
        return DiaryText.Write(entries.Zip(quarter.Story.Events).Where(pair => pair.Second is not EvidenceRecorded).Select(pair => pair.First), QuarterModel.Zone);
    }

    private LedgerState StateAt(DateTimeOffset time) => Story.Events.TakeWhile(happened => happened.At <= time).Aggregate(LedgerState.Empty, (state, happened) => state.After(happened));

    private ImmutableList<Deployment> Deployments(string environment) => Story.State.Environment(environment).Deployments;

    private static string Day(Deployment deployment) => deployment.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
