using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests.Promotion;

public sealed class CandidateTests
{
    private readonly ReleaseStory _story = new();

    [Fact]
    public void The_newest_bundle_comes_next()
    {
        _story.Seal();
        var newest = _story.Seal();

        Assert.Equal(newest.Bundle.Id, Next()?.Bundle.Id);
    }

    [Fact]
    public void Nothing_comes_next_when_the_newest_runs()
    {
        _story.Seal();
        Release(_story.Seal());

        Assert.Null(Next());
    }

    [Fact]
    public void A_bundle_of_another_branch_comes_next_only_where_any_may()
    {
        var main = _story.Seal();
        var other = _story.Seal("development");

        Assert.Equal(main.Bundle.Id, Next()?.Bundle.Id);
        Assert.Equal(other.Bundle.Id, Next("staging")?.Bundle.Id);
    }

    [Fact]
    public void A_banned_bundle_never_comes_next()
    {
        var good = _story.Seal();
        var bad = _story.Seal();
        _story.Happens(new BundleBanned { At = _story.Now, By = ReleaseStory.Ci, Bundle = bad.Bundle.Id, Because = "it charges twice" });

        Assert.Equal(good.Bundle.Id, Next()?.Bundle.Id);
    }

    [Fact]
    public void A_bundle_that_was_vetoed_for_good_comes_next_no_more()
    {
        var good = _story.Seal();
        var bad = _story.Seal();
        _story.Happens(_story.Vote(bad, "cleo", "qa", Ballot.NoGo, "the tea"));
        Assert.Equal(bad.Bundle.Id, Next()?.Bundle.Id);
        _story.Decide(bad);

        Assert.Equal(good.Bundle.Id, Next()?.Bundle.Id);
    }

    [Fact]
    public void What_was_decided_is_promoted_before_what_was_sealed_since()
    {
        var decided = _story.Seal();
        _story.Promote(decided, "pre-prod");
        _story.AllVoteGo(decided);
        _story.Decide(decided);
        var newer = _story.Seal();

        Assert.Equal(newer.Bundle.Id, Next()?.Bundle.Id);
        Assert.Equal(decided.Bundle.Id, Candidate.ToPromote(_story.State, _story.State.Rules.Find("production")!)?.Bundle.Id);
    }

    [Fact]
    public void What_runs_is_not_promoted_again()
    {
        Release(_story.Seal());
        var newer = _story.Seal();

        Assert.Equal(newer.Bundle.Id, Candidate.ToPromote(_story.State, _story.State.Rules.Find("production")!)?.Bundle.Id);
    }

    [Fact]
    public void Without_bundles_nothing_comes_next() => Assert.Null(Next());

    [Fact]
    public void What_was_gone_back_from_does_not_come_again_by_itself()
    {
        var good = _story.Seal();
        Release(good);
        var bad = _story.Seal();
        Release(bad);
        _story.GoBack(good, "production");

        Assert.Null(Next());
        Assert.Null(Candidate.ToPromote(_story.State, _story.State.Rules.Find("production")!));
    }

    [Fact]
    public void A_release_comes_before_a_newer_rehearsal()
    {
        var release = _story.Seal();
        _story.Seal(by: new Person { Name = "eve" });

        Assert.Equal(release.Bundle.Id, Next()?.Bundle.Id);
    }

    [Fact]
    public void A_rehearsal_that_runs_somewhere_hides_no_release()
    {
        var release = _story.Seal();
        var rehearsal = _story.Seal(by: new Person { Name = "eve" });
        _story.Promote(rehearsal, "pre-prod", "local");
        _story.AllVoteGo(rehearsal);
        _story.Decide(rehearsal);
        _story.Promote(rehearsal, "production", "local");

        Assert.Equal(release.Bundle.Id, Next()?.Bundle.Id);
    }

    private BundleState? Next(string environment = "production") => Candidate.Of(_story.State, _story.State.Rules.Find(environment)!);

    private void Release(BundleState bundle)
    {
        _story.Promote(bundle, "pre-prod");
        _story.AllVoteGo(bundle);
        _story.Decide(bundle);
        _story.Promote(bundle, "production");
    }
}
