using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests.Votes;

public sealed class VoteCastTests
{
    private readonly ReleaseStory _story = new();

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_no_go_needs_a_reason(string? because) =>
        Assert.Equal(["a NO-GO needs a reason: --because \"...\""], _story.Refusals(_story.Vote(Rehearsed(), "bob", "sre", Ballot.NoGo, because)));

    [Fact]
    public void A_bundle_that_is_unknown_is_refused_with_the_last_ones()
    {
        var bundle = Rehearsed();
        var vote = _story.Vote(bundle, "bob", "sre") with { Bundle = Digest.Of("nothing"u8.ToArray()) };

        Assert.Equal([$"there is no bundle '{vote.Bundle}'; the last are {bundle}"], _story.Refusals(vote));
    }

    [Fact]
    public void A_role_that_is_unknown_is_refused_with_the_nearest() =>
        Assert.Equal(["there is no role 'sree' for production; did you mean 'sre'? Roles: module-lead, sre, qa"], _story.Refusals(_story.Vote(Rehearsed(), "bob", "sree")));

    [Fact]
    public void An_environment_that_is_unknown_is_refused_with_the_nearest() => Assert.Equal(
        ["there is no environment 'producton' in the rules in force; did you mean 'production'? There are: staging, pre-prod, production"],
        _story.Refusals(_story.Vote(Rehearsed(), "bob", "sre", environment: "producton")));

    [Fact]
    public void There_is_no_vote_where_no_approval_is_asked_for() =>
        Assert.Equal(["staging asks for no approval, so there is nothing to vote on"], _story.Refusals(_story.Vote(Rehearsed(), "bob", "sre", environment: "staging")));

    [Theory]
    [InlineData("eve", "sre", "eve does not have the role sre, which @bob, @sue have")]
    [InlineData("bob", "qa", "bob does not have the role qa, which @cleo has")]
    public void Only_who_has_a_role_votes_for_it(string person, string role, string refusal) => Assert.Equal([refusal], _story.Refusals(_story.Vote(Rehearsed(), person, role)));

    [Fact]
    public void Who_is_not_vouched_for_votes_in_rehearsals_only()
    {
        var release = Rehearsed();
        var rehearsal = _story.Seal(by: new Person { Name = "ada" });

        Assert.StartsWith($"nobody vouches for that this is bob, and {release} is no rehearsal", Assert.Single(_story.Refusals(_story.Vote(release, "bob", "sre") with { By = new Person { Name = "bob" } })), StringComparison.Ordinal);
        Assert.Empty(_story.Refusals(_story.Vote(rehearsal, "bob", "sre")));
    }

    [Fact]
    public void One_person_has_one_role_a_release()
    {
        var story = Open();
        var bundle = story.Seal();
        story.Happens(story.Vote(bundle, "ada", "sre"));

        Assert.Equal(["ADA has voted as sre: one person has one role a release"], story.Refusals(story.Vote(bundle, "ADA", "qa")));
        Assert.Equal(["ada has voted as sre: one person has one role a release"], story.Refusals(story.Vote(bundle, "ada", "qa", environment: "pre-prod")));
        Assert.Empty(story.Refusals(story.Vote(story.Seal(), "ada", "qa")));
    }

    [Fact]
    public void The_same_address_is_the_same_person()
    {
        var story = Open();
        var bundle = story.Seal();
        story.Happens(story.Vote(bundle, "ada", "sre") with { By = new Person { Name = "ada", Email = "ada@acme.org", Proven = true } });

        Assert.NotEmpty(story.Refusals(story.Vote(bundle, "ada", "qa") with { By = new Person { Name = "ada-2", Email = "Ada@acme.org", Proven = true } }));
    }

    [Fact]
    public void A_role_that_is_asked_no_more_binds_nobody()
    {
        var story = Open();
        var bundle = story.Seal();
        story.Happens(story.Vote(bundle, "ada", "sre"));
        story.Happens(new EmergencyDeclared { At = story.Now, By = ReleaseStory.Proven("bob"), Bundle = bundle.Bundle.Id, Because = "the shop is down" });

        Assert.Empty(story.Refusals(story.Vote(bundle, "ada", "on-call")));
    }

    [Fact]
    public void A_vote_after_the_decision_is_late()
    {
        var bundle = Rehearsed();
        _story.AllVoteGo(bundle);
        _story.Decide(bundle);

        Assert.Equal([$"the vote on {bundle} is closed: it was decided GO at 2026-11-25 09:00:00Z"], _story.Refusals(_story.Vote(bundle, "cleo", "qa", Ballot.NoGo, "the basket forgets the tea")));
    }

    [Fact]
    public void A_vote_after_a_hold_is_not_late()
    {
        var bundle = Rehearsed();
        _story.Decide(bundle);

        Assert.Empty(_story.Refusals(_story.Vote(bundle, "cleo", "qa")));
    }

    [Fact]
    public void A_vote_on_what_a_newer_release_has_replaced_is_late()
    {
        var old = Rehearsed();
        var bundle = Rehearsed();
        _story.AllVoteGo(bundle);
        _story.Decide(bundle);
        _story.Promote(bundle, "production");

        Assert.Equal([$"the vote on {old} is closed: production runs the newer {bundle}"], _story.Refusals(_story.Vote(old, "cleo", "qa")));
    }

    [Fact]
    public void Nobody_votes_on_what_is_banned()
    {
        var bundle = Rehearsed();
        _story.Happens(new BundleBanned { At = _story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Because = "it leaks" });

        Assert.Equal([$"{bundle} is banned for ever, by github-actions[bot]: it leaks"], _story.Refusals(_story.Vote(bundle, "cleo", "qa")));
    }

    [Fact]
    public void Nobody_approves_the_emergency_that_they_declared()
    {
        var story = Open();
        var bundle = story.Seal();
        story.Happens(new EmergencyDeclared { At = story.Now, By = ReleaseStory.Proven("ada"), Bundle = bundle.Bundle.Id, Because = "the shop is down" });

        Assert.Equal(["ada declared the emergency: somebody else must approve it"], story.Refusals(story.Vote(bundle, "ada", "on-call")));
        Assert.Empty(story.Refusals(story.Vote(bundle, "ada", "on-call", Ballot.NoGo, "it is over")));
    }

    [Fact]
    public void The_sentence_says_who_voted_what_as_whom_and_why()
    {
        var bundle = Rehearsed();

        Assert.Equal($"bob votes GO as sre on {bundle} for production: p95 180 ms", _story.Vote(bundle, "bob", "sre", because: "p95 180 ms").Sentence(_story.State));
        Assert.Equal($"cleo votes NO-GO as qa on {bundle} for production: no tea", _story.Vote(bundle, "cleo", "qa", Ballot.NoGo, "no tea").Sentence(_story.State));
    }

    private static ReleaseStory Open() => new(model => model
        .Environment("pre-prod", environment => environment.Approval(approval => approval.Role("sre").Role("qa")))
        .Environment("production", environment => environment
            .Approval(approval => approval.Role("sre").Role("qa"))
            .Emergency(gate => gate, approval => approval.Role("on-call"))));

    private BundleState Rehearsed()
    {
        var bundle = _story.Seal();
        _story.Promote(bundle, "pre-prod");
        return bundle;
    }
}
