using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Schedules;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests.Promotion;

public sealed class EmergencyDeclaredTests
{
    private readonly ReleaseStory _story = new(model => model
        .Environment("pre-prod", environment => environment)
        .Environment("production", environment => environment.After("pre-prod").Soak(TimeSpan.FromHours(2))
            .Gate(gate => gate.Coverage(80).IntegrationPassed())
            .Approval(approval => approval.Role("sre").Role("qa"))
            .Emergency(gate => gate.UnitTestsPassed(), approval => approval.Role("on-call"), alertsFrom: Severity.High)));

    [Fact]
    public void It_goes_by_the_shorter_gate_and_waits_for_no_soak_time()
    {
        var bundle = _story.Seal(coverage: 1, integration: false);
        _story.Promote(bundle, "pre-prod");
        _story.Happens(Declared(bundle));
        _story.Happens(_story.Vote(bundle, "bob", "on-call"));

        Assert.Equal(Decision.Go, _story.Decide(bundle).Outcome);
        Assert.Empty(_story.Why(bundle, "production"));
    }

    [Fact]
    public void The_environments_before_are_passed_all_the_same()
    {
        var bundle = _story.Seal();
        _story.Happens(Declared(bundle));

        Assert.Contains(ReasonKind.Order, _story.Why(bundle, "production").Select(reason => reason.Kind));
    }

    [Theory]
    [InlineData(Severity.Critical, null)]
    [InlineData(Severity.High, null)]
    [InlineData(Severity.Medium, "an alert of medium severity makes no emergency by itself")]
    public void An_alert_makes_one_from_a_severity_on(Severity severity, string? refusal) =>
        Assert.Equal(refusal is null ? [] : [refusal], _story.Refusals(Declared(_story.Seal()) with { Alert = severity }));

    [Fact]
    public void It_needs_a_reason() => Assert.Equal(["an emergency needs a reason: --because \"...\""], _story.Refusals(Declared(_story.Seal()) with { Because = "" }));

    [Fact]
    public void It_is_declared_once()
    {
        var bundle = _story.Seal();
        _story.Happens(Declared(bundle));

        Assert.Equal([$"{bundle} is an emergency already, declared by ada: the shop is down"], _story.Refusals(Declared(bundle)));
    }

    [Fact]
    public void Its_gate_is_defined_beforehand()
    {
        var story = new ReleaseStory();

        Assert.Equal(["no environment has a gate for emergencies: define it beforehand, with .Emergency(...)"], story.Refusals(Declared(story.Seal())));
    }

    [Fact]
    public void Whoever_is_not_vouched_for_declares_none_of_a_release() =>
        Assert.StartsWith("nobody vouches for that this is ada", Assert.Single(_story.Refusals(Declared(_story.Seal()) with { By = new Person { Name = "ada" } })), StringComparison.Ordinal);

    [Fact]
    public void What_is_banned_is_no_emergency()
    {
        var bundle = _story.Seal();
        _story.Happens(new BundleBanned { At = _story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Because = "it leaks" });

        Assert.Equal([$"{bundle} is banned for ever, by github-actions[bot]: it leaks"], _story.Refusals(Declared(bundle)));
    }

    [Fact]
    public void It_opens_no_environment_that_defined_none()
    {
        var story = new ReleaseStory(model => model
            .Environment("eu", environment => environment.Soak(TimeSpan.Zero).Window(Days.Weekdays, "01:00-02:00", "UTC").Gate(gate => gate.UnitTestsPassed()).Emergency(gate => gate.UnitTestsPassed(), approval => approval))
            .Environment("us", environment => environment.Window(Days.Weekdays, "01:00-02:00", "UTC").Gate(gate => gate.UnitTestsPassed())));
        var bundle = story.Seal();
        story.Happens(new EmergencyDeclared { At = story.Now, By = ReleaseStory.Proven("ada"), Bundle = bundle.Bundle.Id, Because = "the shop is down" });

        Assert.Empty(story.Why(bundle, "eu"));
        Assert.Equal([ReasonKind.Window], story.Why(bundle, "us").Select(reason => reason.Kind));
    }

    [Fact]
    public void What_was_decided_by_the_full_gate_is_decided_again()
    {
        var bundle = _story.Seal();
        _story.Promote(bundle, "pre-prod");
        _story.Happens(_story.Vote(bundle, "bob", "sre"));
        _story.Happens(_story.Vote(bundle, "cleo", "qa"));
        Assert.Equal(Decision.Go, _story.Decide(bundle).Outcome);
        _story.Happens(Declared(bundle));

        Assert.Equal([ReasonKind.Vote, ReasonKind.Decision], _story.Why(bundle, "production").Select(reason => reason.Kind));
        Assert.Empty(_story.Refusals(_story.Vote(bundle, "bob", "on-call")));
    }

    private EmergencyDeclared Declared(BundleState bundle) => new() { At = _story.Now, By = ReleaseStory.Proven("ada"), Bundle = bundle.Bundle.Id, Because = "the shop is down" };
}
