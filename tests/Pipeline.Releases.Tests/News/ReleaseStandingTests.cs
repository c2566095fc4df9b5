using Pipeline.Releases.Bundles;
using Pipeline.Releases.News;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests.News;

public sealed class ReleaseStandingTests
{
    private readonly ReleaseStory _story = new();

    [Fact]
    public void A_release_that_nothing_happened_to_is_sealed() => Assert.Equal("sealed", Standing(_story.Seal()).Summary);

    [Fact]
    public void A_release_that_is_being_deployed_is_on_its_way()
    {
        var bundle = _story.Seal();
        _story.Happens(_story.Start(bundle, "staging"));
        Assert.Equal((NewsTone.Waiting, "on its way to staging"), (Standing(bundle).Tone, Standing(bundle).Summary));
    }

    [Fact]
    public void A_release_says_where_it_runs_and_where_people_vote()
    {
        var bundle = _story.Seal();
        _story.Promote(bundle, "staging");
        _story.Promote(bundle, "pre-prod");
        _story.Happens(_story.Vote(bundle, "bob", "sre"));
        _story.Happens(_story.Vote(bundle, "cleo", "qa", Ballot.NoGo, "slow"));
        _story.Happens(_story.Vote(bundle, "cleo", "qa"));
        Assert.Equal("runs in staging, pre-prod; voting for production", Standing(bundle).Summary);
        Assert.Equal("production: voting: sre GO (bob), qa GO (cleo)", Standing(bundle).Lines[^1]);
    }

    [Fact]
    public void A_release_that_failed_says_why_and_what_runs_instead()
    {
        var first = _story.Seal();
        _story.Promote(first, "staging");
        var second = _story.Seal();
        _story.Happens(_story.Start(second, "staging"));
        _story.Happens(new DeploymentFailed { At = _story.Now, By = ReleaseStory.Ci, Bundle = second.Bundle.Id, Environment = "staging", Because = "no memory", ReturnedTo = first.Bundle.Id });
        Assert.Equal((NewsTone.Bad, "failed in staging"), (Standing(second).Tone, Standing(second).Summary));
        Assert.EndsWith($"no memory; {first.Release} runs", Standing(second).Lines[0], StringComparison.Ordinal);
        Assert.Equal("runs in staging", Standing(first).Summary);
    }

    [Fact]
    public void A_release_from_which_an_environment_went_back_is_rolled_back()
    {
        var first = _story.Seal();
        _story.Promote(first, "staging");
        var second = _story.Seal();
        _story.Promote(second, "staging");
        Assert.Equal("replaced in staging", Standing(first).Summary);
        _story.GoBack(first, "staging");
        Assert.Equal("rolled back in staging", Standing(second).Summary);
        Assert.StartsWith("staging: runs again since", Standing(first).Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_ban_goes_before_everything_else()
    {
        var bundle = _story.Seal();
        _story.Promote(bundle, "staging");
        _story.Happens(new BundleBanned { At = _story.Now, By = ReleaseStory.Proven("bob"), Bundle = bundle.Bundle.Id, Because = "it leaks" });
        Assert.Equal("banned for ever", Standing(bundle).Summary);
        Assert.Equal("banned by bob: it leaks", Standing(bundle).Lines[0]);
    }

    [Fact]
    public void A_decision_is_told_with_the_votes()
    {
        var bundle = _story.Seal();
        _story.Promote(bundle, "staging");
        _story.Promote(bundle, "pre-prod");
        _story.AllVoteGo(bundle);
        _story.Decide(bundle);
        Assert.Equal("runs in staging, pre-prod; GO for production", Standing(bundle).Summary);
    }

    private ReleaseStanding Standing(BundleState bundle) => ReleaseStanding.Of(_story.State, _story.Standing(bundle));
}
