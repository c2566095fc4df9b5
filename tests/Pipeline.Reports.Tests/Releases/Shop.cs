using Pipeline.Core.Model;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;
using Pipeline.Releases.Tests;

namespace Pipeline.Reports.Tests.Releases;

/// <summary>A shop with everything that rules can ask for: windows, quota, soak, weights, a schedule, emergencies.</summary>
internal static class Shop
{
    public static ReleaseStory Story() => new(Model);

    public static PipelineModel Model(PipelineModel model) => model
        .Environment("staging", environment => environment.FromBranch("development"))
        .Environment("pre-prod", environment => environment.FromPullRequest(into: "main"))
        .Environment("production", environment => environment.FromBranch("main").After("pre-prod")
            .Soak(TimeSpan.FromHours(2))
            .Window(Days.Weekdays, "09:00-17:30", "Europe/Amsterdam")
            .Freeze("2026-12-21", "2027-01-01", "Europe/Amsterdam", "of the Christmas sale")
            .AtMost(2)
            .Gate(gate => gate.Coverage(atLeast: 80).IntegrationPassed()
                .Metric("load.p95Ms", metric => metric.AtMost(250).WorseByAtMost(percent: 10).Weight(2)).Score(50))
            .Approval(approval => approval.Role("module-lead", "@ada").Role("sre", "@bob @sue", quorum: 2).Role("qa", "@cleo", veto: true))
            .Emergency(gate => gate.Coverage(atLeast: 50), approval => approval.Role("sre", "@bob @sue")))
        .Releases(releases => releases.Schedule(schedule => schedule.Every(Days.Weekdays).At("17:00", "Europe/Amsterdam").GoNoGo(hoursBefore: 1).Except(Holidays.Of("NL"))));

    /// <summary>A bundle that runs in pre-prod since two hours.</summary>
    public static BundleState Rehearsed(this ReleaseStory story, double coverage = 90)
    {
        var bundle = story.Seal(coverage: coverage);
        story.Found(bundle.Bundle.Id, "load", null, ("load.p95Ms", 180));
        story.Promote(bundle, "pre-prod");
        story.Later(TimeSpan.FromHours(2));
        return bundle;
    }

    /// <summary>A bundle that runs in production.</summary>
    public static BundleState Released(this ReleaseStory story)
    {
        var bundle = story.Rehearsed();
        story.AllVoteGo(bundle);
        story.Happens(story.Vote(bundle, "sue", "sre"));
        story.Decide(bundle);
        story.Promote(bundle, "production");
        return bundle;
    }
}
