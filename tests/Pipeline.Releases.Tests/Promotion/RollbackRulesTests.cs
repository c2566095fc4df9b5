using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Tests.Promotion;

public sealed class RollbackRulesTests
{
    private readonly ReleaseStory _story = new();

    [Fact]
    public void There_is_nothing_before_the_first()
    {
        Assert.Null(RollbackRules.Previous(_story.State, "staging", rehearsals: false));
        Promoted();

        Assert.Null(RollbackRules.Previous(_story.State, "staging", rehearsals: false));
    }

    [Fact]
    public void The_previous_is_what_ran_before()
    {
        var first = Promoted();
        Promoted();

        Assert.Equal(first.Bundle.Id, RollbackRules.Previous(_story.State, "staging", rehearsals: false)?.Bundle.Id);
    }

    [Fact]
    public void Going_back_again_does_not_return_to_what_was_gone_back_from()
    {
        var first = Promoted();
        var second = Promoted();
        Promoted();
        Back(second);

        Assert.Equal(first.Bundle.Id, RollbackRules.Previous(_story.State, "staging", rehearsals: false)?.Bundle.Id);
        Back(first);
        Assert.Null(RollbackRules.Previous(_story.State, "staging", rehearsals: false));
    }

    [Fact]
    public void After_a_rollback_the_next_release_has_what_stood_before_it()
    {
        var first = Promoted();
        Promoted();
        Back(first);
        Promoted();

        Assert.Equal(first.Bundle.Id, RollbackRules.Previous(_story.State, "staging", rehearsals: false)?.Bundle.Id);
    }

    [Fact]
    public void A_banned_bundle_is_never_gone_back_to()
    {
        var first = Promoted();
        var second = Promoted();
        Promoted();
        _story.Happens(new BundleBanned { At = _story.Now, By = ReleaseStory.Ci, Bundle = second.Bundle.Id, Because = "it leaks" });

        Assert.Equal(first.Bundle.Id, RollbackRules.Previous(_story.State, "staging", rehearsals: false)?.Bundle.Id);
        Assert.Equal([$"{second} is banned for ever, by github-actions[bot]: it leaks - another bundle can go"], _story.Refusals(_story.Start(second, "staging", rollback: true)));
    }

    [Fact]
    public void What_never_ran_there_is_not_gone_back_to()
    {
        var bundle = _story.Seal();

        Assert.Equal([$"{bundle} never ran in staging - ./build.sh Promote --to staging takes what has not been there"], _story.Refusals(_story.Start(bundle, "staging", rollback: true)));
    }

    [Fact]
    public void Neither_a_hold_nor_a_stopped_line_keeps_an_environment_from_going_back()
    {
        var first = Promoted();
        Promoted();
        _story.Happens(new EnvironmentHeld { At = _story.Now, By = ReleaseStory.Ci, Environment = "staging", Because = "load test" });
        _story.Happens(new LineStopped { At = _story.Now, By = ReleaseStory.Ci, Because = "the registry burns" });

        Assert.Empty(_story.Refusals(_story.Start(first, "staging", rollback: true)));
    }

    [Fact]
    public void To_who_is_vouched_for_a_rehearsal_that_runs_somewhere_is_nothing_to_go_back_from()
    {
        var first = _story.Seal();
        _story.Promote(first, "staging");
        _story.Promote(_story.Seal(), "staging");
        _story.Promote(_story.Seal(by: new Person { Name = "eve" }), "staging", "local");

        Assert.Equal(first.Bundle.Id, RollbackRules.Previous(_story.State, "staging", rehearsals: false)?.Bundle.Id);
    }

    [Fact]
    public void It_does_not_wait_for_a_deployment_that_may_have_been_killed()
    {
        var first = Promoted();
        _story.Happens(_story.Start(_story.Seal(), "staging"));

        Assert.Empty(_story.Refusals(_story.Start(first, "staging", rollback: true)));
    }

    [Fact]
    public void It_is_still_what_was_seen_until_somebody_deploys_or_goes_back()
    {
        var first = Promoted();
        Promoted();
        var seen = _story.State.Environment("staging").Current;
        Assert.True(IsStill(seen));

        _story.Happens(_story.Start(first, "staging", rollback: true));
        Assert.False(IsStill(seen));

        _story.Happens(new DeploymentSucceeded { At = _story.Now, By = ReleaseStory.Ci, Bundle = first.Bundle.Id, Environment = "staging" });
        Assert.False(IsStill(seen));
    }

    [Fact]
    public void What_runs_again_after_something_else_is_not_what_was_seen()
    {
        var first = Promoted();
        var second = Promoted();
        var seen = _story.State.Environment("staging").Current;
        _story.Now += TimeSpan.FromMinutes(1);
        Back(first);
        _story.Promote(second, "staging");

        Assert.False(IsStill(seen));
    }

    [Fact]
    public void A_deployment_that_was_killed_long_ago_changes_nothing_of_what_was_seen()
    {
        Promoted();
        var seen = _story.State.Environment("staging").Current;
        _story.Happens(_story.Start(_story.Seal(), "staging"));

        Assert.True(RollbackRules.IsStill(_story.State, "staging", seen, _story.Now.AddDays(1)));
    }

    [Fact]
    public void A_rehearsal_changes_nothing_of_what_was_seen_of_a_release()
    {
        Promoted();
        var seen = _story.State.Environment("staging").Current;
        _story.Promote(_story.Seal(by: new Person { Name = "eve" }), "staging", "local");

        Assert.True(IsStill(seen));
    }

    private bool IsStill(Deployment? seen) => RollbackRules.IsStill(_story.State, "staging", seen, _story.Now);

    private BundleState Promoted()
    {
        var bundle = _story.Seal();
        _story.Promote(bundle, "staging");
        return bundle;
    }

    private void Back(BundleState bundle)
    {
        _story.Happens(_story.Start(bundle, "staging", rollback: true));
        _story.Happens(new DeploymentSucceeded { At = _story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Environment = "staging" });
    }
}
