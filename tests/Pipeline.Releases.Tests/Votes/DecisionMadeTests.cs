using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests.Votes;

public sealed class DecisionMadeTests
{
    private readonly ReleaseStory _story = new();

    [Fact]
    public void Hold_names_every_vote_that_is_missing_and_who_can_give_it()
    {
        var bundle = Rehearsed();
        _story.Happens(_story.Vote(bundle, "ada", "module-lead"));
        _story.Happens(_story.Vote(bundle, "bob", "sre", Ballot.NoGo, "p95 900 ms"));

        var (outcome, reasons, isFinal) = Decider.Answer(_story.State, _story.Standing(bundle), "production", _story.Now);

        Assert.Equal((Decision.Hold, false), (outcome, isFinal));
        Assert.Equal(
            [
                $"sre has 0 of 1 GO, and NO-GO (bob: p95 900 ms) - @bob, @sue: ./build.sh Vote --go --as sre --environment production --bundle {bundle.Release}",
                $"qa has 0 of 1 GO - @cleo: ./build.sh Vote --go --as qa --environment production --bundle {bundle.Release}",
            ],
            reasons.Select(reason => reason.ToString()));
        Assert.Equal(reasons.Select(reason => reason.Text), _story.Decide(bundle).Reasons);
    }

    [Fact]
    public void What_nobody_measured_is_a_hold()
    {
        var bundle = Rehearsed(integration: false);
        _story.AllVoteGo(bundle);

        Assert.Equal(Decision.Hold, _story.Decide(bundle).Outcome);
    }

    [Fact]
    public void A_criterion_that_is_not_met_is_a_no_go_until_it_is()
    {
        var bundle = Rehearsed(coverage: 10);
        _story.AllVoteGo(bundle);

        var decision = _story.Decide(bundle);
        Assert.Equal((Decision.NoGo, false), (decision.Outcome, decision.IsFinal));
        foreach (var module in bundle.Bundle.Content.Modules)
            _story.Found(module.Image!.Value, "UnitTest", module.Name, ("coverage.line", 85));

        Assert.Equal(Decision.Go, _story.Decide(bundle).Outcome);
    }

    [Fact]
    public void A_veto_is_final()
    {
        var bundle = Rehearsed();
        _story.Happens(_story.Vote(bundle, "cleo", "qa", Ballot.NoGo, "no tea"));

        Assert.True(_story.Decide(bundle).IsFinal);
        Assert.Equal([$"it was decided NO-GO at 2026-11-25 09:00:00Z already"], _story.Refusals(DecisionMade.OfRules(_story.State, _story.Standing(bundle), "production", ReleaseStory.Ci, _story.Now)));
    }

    [Fact]
    public void A_veto_that_is_taken_back_before_the_decision_is_none()
    {
        var bundle = Rehearsed();
        _story.Happens(_story.Vote(bundle, "cleo", "qa", Ballot.NoGo, "no tea"));
        _story.AllVoteGo(bundle);

        Assert.Equal(Decision.Go, _story.Decide(bundle).Outcome);
    }

    [Fact]
    public void Go_closes_the_votes()
    {
        var bundle = Rehearsed();
        _story.AllVoteGo(bundle);

        var decision = _story.Decide(bundle);

        Assert.Equal((Decision.Go, true), (decision.Outcome, decision.IsFinal));
        Assert.Equal($"GO on {bundle} for production", decision.Sentence(_story.State));
    }

    [Theory]
    [InlineData(nameof(Decision.Go), false)]
    [InlineData(nameof(Decision.NoGo), true)]
    [InlineData(nameof(Decision.Hold), true)]
    public void Nobody_decides_otherwise_than_the_rules(string outcome, bool isFinal)
    {
        var bundle = Rehearsed();

        Assert.Equal(
            [$"by the rules it is HOLD, not {Words.Of(Enum.Parse<Decision>(outcome))}"],
            _story.Refusals(DecisionMade.OfRules(_story.State, bundle, "production", ReleaseStory.Ci, _story.Now) with { Outcome = Enum.Parse<Decision>(outcome), IsFinal = isFinal }));
    }

    [Fact]
    public void A_banned_bundle_is_a_no_go()
    {
        var bundle = Rehearsed();
        _story.Happens(new BundleBanned { At = _story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Because = "it leaks" });

        Assert.Equal((Decision.NoGo, true), (_story.Decide(bundle).Outcome, _story.Standing(bundle).Decisions["production"].IsFinal));
    }

    [Fact]
    public void An_override_makes_no_go_of_a_hold()
    {
        var bundle = Rehearsed();
        foreach (var (person, role) in new[] { ("ada", "module-lead"), ("bob", "sre") })
            _story.Happens(new OverrideSigned { At = _story.Now, By = ReleaseStory.Proven(person), Bundle = bundle.Bundle.Id, Environment = "production", Role = role, Because = "the shop is down" });

        Assert.Equal(Decision.Hold, _story.Decide(bundle).Outcome);
    }

    [Fact]
    public void What_is_found_out_after_go_counts_at_the_promotion()
    {
        var bundle = Rehearsed();
        _story.AllVoteGo(bundle);
        _story.Decide(bundle);
        _story.Happens(new EvidenceWithdrawn { At = _story.Now, By = ReleaseStory.Ci, Subject = bundle.Bundle.Id, Name = "IntegrationTest", Because = "it ran against staging" });

        Assert.Equal([ReasonKind.Evidence], _story.Why(bundle, "production").Select(reason => reason.Kind));
    }

    [Fact]
    public void Bundle_and_environment_are_known()
    {
        var bundle = Rehearsed();
        var decision = DecisionMade.OfRules(_story.State, bundle, "production", ReleaseStory.Ci, _story.Now);

        Assert.StartsWith("there is no bundle", Assert.Single(_story.Refusals(decision with { Bundle = Digest.Of("nothing"u8.ToArray()) })), StringComparison.Ordinal);
        Assert.StartsWith("there is no environment 'mars'", Assert.Single(_story.Refusals(decision with { Environment = "mars" })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stranger_ends_no_vote_of_a_release()
    {
        var bundle = Rehearsed();
        _story.Happens(_story.Vote(bundle, "cleo", "qa", Ballot.NoGo, "the tea"));

        var decision = DecisionMade.OfRules(_story.State, _story.Standing(bundle), "production", new Person { Name = "mallory" }, _story.Now);

        Assert.StartsWith("nobody vouches for that this is mallory", Assert.Single(_story.Refusals(decision)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_is_asked_for_after_GO_votes_before_GO_counts()
    {
        var story = new ReleaseStory(model => model.Environment("production", environment => environment.Approval(approval => approval.Role("sre"))));
        var bundle = story.Seal();
        story.Happens(story.Vote(bundle, "bob", "sre"));
        Assert.Equal(Decision.Go, story.Decide(bundle).Outcome);
        var stricter = new ReleaseStory(model => model.Environment("production", environment => environment.Approval(approval => approval.Role("sre").Role("qa", veto: true)))).State.Rules;
        story.Happens(new PolicyAdopted { At = story.Now, By = ReleaseStory.Ci, Policy = stricter, Cycle = "2026.11", Because = "an audit" });

        Assert.Equal([ReasonKind.Vote, ReasonKind.Decision], story.Why(bundle, "production").Select(reason => reason.Kind));
        story.Happens(story.Vote(bundle, "cleo", "qa"));
        Assert.Empty(story.Why(bundle, "production"));
    }

    private BundleState Rehearsed(double coverage = 90, bool integration = true)
    {
        var bundle = _story.Seal(coverage: coverage, integration: integration);
        _story.Promote(bundle, "pre-prod");
        return bundle;
    }
}
