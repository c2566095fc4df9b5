using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Tests.Promotion;

public sealed class StandstillTests
{
    private readonly ReleaseStory _story = new();
    private readonly BundleState _bundle;

    public StandstillTests() => _bundle = _story.Seal();

    [Fact]
    public void A_hold_keeps_one_environment()
    {
        _story.Happens(Held());

        Assert.Equal(
            ["staging is held since 2026-11-25 09:00Z by ada: load test - ./build.sh Unhold --environment staging ends it"],
            _story.Why(_bundle, "staging").Select(reason => reason.ToString()));
        Assert.Empty(_story.Why(_bundle, "pre-prod"));
    }

    [Fact]
    public void A_hold_ends()
    {
        _story.Happens(Held());
        _story.Happens(Unheld());

        Assert.Empty(_story.Why(_bundle, "staging"));
        Assert.Equal(["staging is not held"], _story.Refusals(Unheld()));
    }

    [Fact]
    public void A_hold_needs_a_reason_and_an_environment_that_is_not_held()
    {
        Assert.Equal(["it needs a reason: --because \"...\""], _story.Refusals(Held() with { Because = "" }));
        Assert.StartsWith("there is no environment 'stagin'", Assert.Single(_story.Refusals(Held() with { Environment = "stagin" })), StringComparison.Ordinal);
        Assert.StartsWith("there is no environment 'stagin'", Assert.Single(_story.Refusals(Unheld() with { Environment = "stagin" })), StringComparison.Ordinal);
        _story.Happens(Held());
        Assert.Equal(["staging is held already, by ada: load test"], _story.Refusals(Held()));
    }

    [Fact]
    public void A_stopped_line_keeps_every_environment_until_it_starts()
    {
        _story.Happens(Stopped());

        Assert.All(["staging", "pre-prod"], name => Assert.Equal([ReasonKind.Stopped], _story.Why(_bundle, name).Select(reason => reason.Kind)));
        _story.Happens(new LineStarted { At = _story.Now, By = ReleaseStory.Ci });
        Assert.Empty(_story.Why(_bundle, "staging"));
    }

    [Fact]
    public void The_line_is_stopped_once_with_a_reason_and_started_once()
    {
        Assert.Equal(["it needs a reason: --because \"...\""], _story.Refusals(Stopped() with { Because = " " }));
        Assert.Equal(["the line is not stopped"], _story.Refusals(new LineStarted { At = _story.Now, By = ReleaseStory.Ci }));
        _story.Happens(Stopped());
        Assert.Equal(["the line is stopped already, by ada: the registry burns"], _story.Refusals(Stopped()));
    }

    [Fact]
    public void What_somebody_known_stopped_no_stranger_starts()
    {
        var eve = new Person { Name = "eve" };
        _story.Happens(Held());
        _story.Happens(Stopped());

        Assert.StartsWith("the hold of staging stands by the word of ada; nobody vouches for that this is eve", Assert.Single(_story.Refusals(Unheld() with { By = eve })), StringComparison.Ordinal);
        Assert.StartsWith("the stop of the line stands by the word of ada", Assert.Single(_story.Refusals(new LineStarted { At = _story.Now, By = eve })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_strangers_word_keeps_nobody_known_from_holding_and_stopping()
    {
        var eve = new Person { Name = "eve" };
        _story.Happens(Held() with { By = eve });
        _story.Happens(new LineStopped { At = _story.Now, By = eve, Because = "fun" });
        Assert.NotEmpty(_story.Refusals(Held() with { By = eve }));

        _story.Happens(Held());
        _story.Happens(new LineStopped { At = _story.Now, By = ReleaseStory.Proven("ada"), Because = "an incident" });
        Assert.StartsWith("staging is held already, by ada", Assert.Single(_story.Refusals(Held())), StringComparison.Ordinal);
    }

    private EnvironmentHeld Held() => new() { At = _story.Now, By = ReleaseStory.Proven("ada"), Environment = "staging", Because = "load test" };

    private EnvironmentUnheld Unheld() => new() { At = _story.Now, By = ReleaseStory.Ci, Environment = "staging" };

    private LineStopped Stopped() => new() { At = _story.Now, By = ReleaseStory.Proven("ada"), Because = "the registry burns" };
}
