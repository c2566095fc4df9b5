using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Schedules;
using Pipeline.Releases.Tests;
using Pipeline.Releases.Votes;

namespace Pipeline.Reports.Tests.Releases.Quarter;

/// <summary>The last quarter of 2026, day by day: the schedule says when, people do what they do, and the rules take it or refuse it.</summary>
internal sealed class QuarterStory
{
    private static readonly DateTimeOffset Start = new(2026, 9, 28, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Action, (DateTimeOffset At, int Number)> _agenda = new();
    private readonly List<RefusedRelease> _refused = [];
    private int _planned;

    public QuarterStory()
    {
        Releases = [.. new ReleaseCalendar(Story.State.Rules.Schedule!).Upcoming(Start).TakeWhile(release => release.At < End)];
        foreach (var release in Releases)
            Daily(release);
        for (var noon = new DateTimeOffset(2026, 10, 3, 12, 0, 0, TimeSpan.Zero); noon < End; noon = noon.AddDays(7))
            Weekly(noon);
        QuarterIncidents.Plan(this);
        while (_agenda.TryDequeue(out var step, out var when))
        {
            Story.Now = when.At;
            step();
        }
    }

    public ReleaseStory Story { get; } = new(QuarterModel.Of, start: Start);

    public IReadOnlyList<PlannedRelease> Releases { get; }

    public IReadOnlyList<RefusedRelease> Refused => _refused;

    /// <summary>The last bundle that was sealed.</summary>
    public BundleState Last => Story.State.Bundles[Story.State.Sealed[^1]];

    public void At(DateTimeOffset at, Action step) => _agenda.Enqueue(step, (at, _planned++));

    /// <summary>Deploys when nothing keeps the bundle, and remembers the reasons otherwise.</summary>
    public void Promote(BundleState bundle, string environment)
    {
        if (Story.Why(bundle, environment) is { Count: > 0 } reasons)
            _refused.Add(new RefusedRelease(Story.Now, environment, reasons));
        else
            Story.Promote(bundle, environment);
    }

    /// <summary>Deploys a bundle that fails, and goes back.</summary>
    public void Fail(BundleState bundle, string environment, string because)
    {
        Story.Happens(Story.Start(bundle, environment));
        Story.Happens(new DeploymentFailed { At = Story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Environment = environment, Because = because, ReturnedTo = Story.State.Running(environment)?.Bundle.Id });
    }

    private void Daily(PlannedRelease release)
    {
        var day = QuarterDay.Of(release.Date);
        BundleState? bundle = null;
        At(release.At.AddHours(-7), () =>
        {
            bundle = Story.Seal(coverage: day.Coverage);
            Promote(bundle, "pre-prod");
        });
        At(release.GoNoGoAt.AddMinutes(-30), () => Vote(bundle!, day));
        At(release.GoNoGoAt, () => Story.Decide(bundle!));
        At(release.At, () =>
        {
            if (day.Fails is { } because)
                Fail(bundle!, "production", because);
            else
                Promote(bundle!, "production");
        });
    }

    private void Vote(BundleState bundle, QuarterDay day)
    {
        if (!day.SreIsLate)
            Story.Happens(Story.Vote(bundle, Story.Now.DayOfYear % 2 == 0 ? "bob" : "sue", "sre"));
        Story.Happens(day.Veto is { } veto ? Story.Vote(bundle, "cleo", "qa", Ballot.NoGo, veto) : Story.Vote(bundle, "cleo", "qa"));
        if (day.Withdrawn is { } because)
            Story.Happens(new EvidenceWithdrawn { At = Story.Now, By = ReleaseStory.Proven("cleo"), Subject = bundle.Bundle.Id, Name = "IntegrationTest", Because = because });
    }

    // What runs in Amsterdam goes to the others as soon as their windows open.
    private void Weekly(DateTimeOffset noon)
    {
        foreach (var policy in Story.State.Rules.Environments.Where(policy => policy.After.Contains("production")))
        {
            At(new WindowCalendar(policy.Windows, policy.Freezes).At(noon).OpensAt!.Value, () =>
            {
                var bundle = Story.State.Running("production")!;
                if (Story.State.Running(policy.Name) == bundle)
                    return;
                if (QuarterIncidents.FailsIn(policy.Name, Story.Now) is { } because)
                    Fail(bundle, policy.Name, because);
                else
                    Promote(bundle, policy.Name);
            });
        }
    }
}
