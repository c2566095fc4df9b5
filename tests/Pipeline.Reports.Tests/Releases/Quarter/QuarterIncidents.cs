using System.Globalization;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Tests;

namespace Pipeline.Reports.Tests.Releases.Quarter;

/// <summary>What happens besides the daily releases. Times are those of Amsterdam's clock.</summary>
internal static class QuarterIncidents
{
    /// <summary>Why a deployment fails; null: it does not.</summary>
    public static string? FailsIn(string environment, DateTimeOffset now) =>
        environment == "new-york" && now.UtcDateTime.Date == new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc) ? "the database is locked while the clock is set" : null;

    public static void Plan(QuarterStory quarter)
    {
        var story = quarter.Story;

        // In New York it is a quarter past one for the second time.
        At("2026-11-01 07:15 +01:00", () => quarter.Promote(story.State.Running("production")!, "new-york"));
        Hotfix(quarter);
        Rollback(quarter);

        At("2026-11-16 10:00 +01:00", () => story.Happens(new EnvironmentHeld { At = story.Now, By = ReleaseStory.Proven("sue"), Environment = "production", Because = "auditors look at it" }));
        At("2026-11-17 09:00 +01:00", () => story.Happens(new EnvironmentUnheld { At = story.Now, By = ReleaseStory.Proven("sue"), Environment = "production", Because = "they have left" }));

        Override(quarter);

        At("2026-11-24 17:10 +01:00", () =>
        {
            story.Happens(story.Vote(quarter.Last, "bob", "sre", because: "the train was late"));
            story.Decide(quarter.Last);
        });
        At("2026-11-24 17:20 +01:00", () => quarter.Promote(quarter.Last, "production"));

        At("2026-12-02 13:00 +01:00", () => story.Happens(new LineStopped { At = story.Now, By = ReleaseStory.Proven("bob"), Because = "the registry may have been broken into" }));
        At("2026-12-03 08:00 +01:00", () => story.Happens(new LineStarted { At = story.Now, By = ReleaseStory.Proven("bob"), Because = "it was not" }));

        void At(string time, Action step) => quarter.At(Time(time), step);
    }

    private static void Hotfix(QuarterStory quarter)
    {
        var story = quarter.Story;
        quarter.At(Time("2026-11-05 21:00 +01:00"), () =>
        {
            var bundle = story.Seal(coverage: 70);
            quarter.Promote(bundle, "pre-prod");
            story.Happens(new EmergencyDeclared { At = story.Now, By = ReleaseStory.Proven("bob"), Bundle = bundle.Bundle.Id, Because = "baskets of others can be read" });
            story.Happens(story.Vote(bundle, "sue", "sre", because: "seen, and seen gone"));
            story.Decide(bundle);
        });
        quarter.At(Time("2026-11-05 21:15 +01:00"), () => quarter.Promote(quarter.Last, "production"));
    }

    private static void Rollback(QuarterStory quarter)
    {
        var story = quarter.Story;
        quarter.At(Time("2026-11-10 19:00 +01:00"), () =>
        {
            var before = RollbackRules.Previous(story.State, "production", rehearsals: false)!;
            story.Happens(story.Start(before, "production", rollback: true) with { By = ReleaseStory.Proven("sue"), Because = "customers pay twice" });
            story.Happens(new DeploymentSucceeded { At = story.Now, By = ReleaseStory.Proven("sue"), Bundle = before.Bundle.Id, Environment = "production" });
            story.Happens(new BundleBanned { At = story.Now, By = ReleaseStory.Proven("sue"), Bundle = quarter.Last.Bundle.Id, Because = "customers pay twice" });
        });
    }

    private static void Override(QuarterStory quarter)
    {
        var story = quarter.Story;
        quarter.At(Time("2026-11-19 18:00 +01:00"), () =>
        {
            foreach (var (person, role) in new[] { ("bob", "sre"), ("cleo", "qa") })
                story.Happens(new OverrideSigned { At = story.Now, By = ReleaseStory.Proven(person), Bundle = quarter.Last.Bundle.Id, Environment = "production", Role = role, Because = "the new tax counts from midnight" });
        });
        quarter.At(Time("2026-11-19 18:05 +01:00"), () => quarter.Promote(quarter.Last, "production"));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
