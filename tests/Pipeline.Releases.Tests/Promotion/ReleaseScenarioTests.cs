using Pipeline.Releases.Bundles;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests.Promotion;

public sealed class ReleaseScenarioTests
{
    private readonly ReleaseStory _story = new();

    [Fact]
    public void A_release_that_everybody_approves_reaches_production()
    {
        var bundle = Rehearsed();
        _story.AllVoteGo(bundle);

        Assert.Equal(Decision.Go, _story.Decide(bundle).Outcome);
        _story.Promote(bundle, "production");

        Assert.Equal(bundle.Bundle.Id, _story.State.Environment("production").Current?.Bundle);
    }

    [Fact]
    public void A_release_that_qa_vetoes_does_not_reach_production()
    {
        var bundle = Rehearsed();
        _story.AllVoteGo(bundle);
        _story.Happens(_story.Vote(bundle, "cleo", "qa", Ballot.NoGo, "the basket forgets the tea"));

        Assert.Equal(Decision.NoGo, _story.Decide(bundle).Outcome);
        Assert.Contains(_story.Refusals(_story.Start(bundle, "production")), reason => reason.Contains("qa says NO-GO (cleo: the basket forgets the tea)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_vote_for_yesterdays_bundle_does_not_count_today()
    {
        _story.AllVoteGo(Rehearsed());
        _story.Later(TimeSpan.FromDays(1));
        var today = Rehearsed();

        Assert.Equal(Decision.Hold, _story.Decide(today).Outcome);
        Assert.Equal(3, _story.Why(today, "production").Count(reason => reason.Kind == ReasonKind.Vote));
    }

    [Fact]
    public void A_bundle_that_nobody_rehearsed_does_not_reach_production()
    {
        var bundle = _story.Seal();
        _story.AllVoteGo(bundle);

        Assert.Equal([ReasonKind.Order, ReasonKind.Decision], _story.Why(bundle, "production").Select(reason => reason.Kind));
    }

    private BundleState Rehearsed()
    {
        var bundle = _story.Seal();
        _story.Promote(bundle, "pre-prod");
        return bundle;
    }
}
