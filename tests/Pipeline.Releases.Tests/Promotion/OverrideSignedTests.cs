using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Tests.Promotion;

public sealed class OverrideSignedTests
{
    private readonly ReleaseStory _story = new();
    private readonly BundleState _bundle;

    public OverrideSignedTests() => _bundle = _story.Seal(integration: false);

    [Fact]
    public void Two_people_of_two_roles_take_a_bundle_past_the_rules()
    {
        _story.Happens(Signed("ada", "module-lead"));
        Assert.NotEmpty(_story.Why(_bundle, "production"));
        _story.Happens(Signed("bob", "sre"));

        Assert.Empty(_story.Why(_bundle, "production"));
        _story.Promote(_bundle, "production");
        Assert.True(_story.State.Environment("production").Current?.ByOverride);
    }

    [Fact]
    public void It_counts_for_one_environment()
    {
        _story.Happens(Signed("ada", "module-lead"));
        _story.Happens(Signed("bob", "sre"));

        Assert.False(OverrideRules.IsComplete(_story.State, _story.Standing(_bundle), "pre-prod"));
    }

    [Fact]
    public void Nobody_signs_twice_and_no_role_does()
    {
        _story.Happens(Signed("bob", "sre"));

        Assert.Equal(["bob has signed already: it takes 2 people"], _story.Refusals(Signed("bob", "sre")));
        Assert.Equal(["sre has signed already, by bob: it takes 2 roles"], _story.Refusals(Signed("sue", "sre")));
    }

    [Fact]
    public void It_needs_a_reason_a_known_role_and_who_has_it()
    {
        Assert.Equal(["it needs a reason: --because \"...\""], _story.Refusals(Signed("bob", "sre") with { Because = "" }));
        Assert.StartsWith("there is no role 'boss'", Assert.Single(_story.Refusals(Signed("bob", "boss"))), StringComparison.Ordinal);
        Assert.Equal(["eve does not have the role sre, which @bob, @sue have"], _story.Refusals(Signed("eve", "sre")));
        Assert.StartsWith("nobody vouches for that this is bob", Assert.Single(_story.Refusals(Signed("bob", "sre") with { By = new Person { Name = "bob" } })), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_banned_goes_past_no_rule()
    {
        _story.Happens(Signed("ada", "module-lead"));
        _story.Happens(Signed("bob", "sre"));
        _story.Happens(new BundleBanned { At = _story.Now, By = ReleaseStory.Ci, Bundle = _bundle.Bundle.Id, Because = "it leaks" });

        Assert.Equal([ReasonKind.Banned], _story.Why(_bundle, "production").Select(reason => reason.Kind));
        Assert.Contains($"{_bundle} is banned for ever, by github-actions[bot]: it leaks", _story.Refusals(Signed("cleo", "qa")));
    }

    [Fact]
    public void A_rehearsal_stays_on_the_local_runtime_whoever_signs()
    {
        var rehearsal = _story.Seal(by: new Person { Name = "ada" });
        _story.Happens(Signed("ada", "module-lead") with { Bundle = rehearsal.Bundle.Id });
        _story.Happens(Signed("bob", "sre") with { Bundle = rehearsal.Bundle.Id });

        Assert.Equal([ReasonKind.Rehearsal], _story.Why(rehearsal, "production").Select(reason => reason.Kind));
        Assert.Empty(Why.Of(_story.State, _story.Standing(rehearsal), "production", _story.Now, "local"));
    }

    [Fact]
    public void The_sentence_counts_the_signatures()
    {
        Assert.Equal($"ada signs as module-lead that {_bundle} goes to production past the rules (1 of 2): the shop is down", Signed("ada", "module-lead").Sentence(_story.State));
        _story.Happens(Signed("ada", "module-lead"));
        _story.Happens(Signed("bob", "sre"));

        Assert.Equal($"github-actions[bot] promotes {_bundle} to production past the rules", _story.Start(_bundle, "production").Sentence(_story.State));
    }

    [Fact]
    public void What_went_past_the_rules_is_no_measure_for_others()
    {
        _story.Happens(Signed("ada", "module-lead"));
        _story.Happens(Signed("bob", "sre"));
        _story.Promote(_bundle, "production");

        Assert.Null(_story.State.LastGood(_story.Seal(), "production"));
    }

    [Fact]
    public void It_is_spent_when_a_release_by_the_rules_replaced_it()
    {
        _story.Happens(Signed("ada", "module-lead"));
        _story.Happens(Signed("bob", "sre"));
        _story.Promote(_bundle, "production");
        _story.Later(TimeSpan.FromHours(1));
        Blessed();

        _story.Later(TimeSpan.FromDays(60));
        Assert.Contains(ReasonKind.Older, _story.Why(_bundle, "production").Select(reason => reason.Kind));
        Assert.Empty(_story.Refusals(Signed("ada", "module-lead")));
    }

    [Fact]
    public void Going_back_to_what_went_past_the_rules_makes_it_no_better()
    {
        _story.Happens(Signed("ada", "module-lead"));
        _story.Happens(Signed("bob", "sre"));
        _story.Promote(_bundle, "production");
        var good = _story.Later(TimeSpan.FromHours(1)).Seal();
        _story.Promote(good, "pre-prod");
        _story.AllVoteGo(good);
        _story.Decide(good);
        _story.Promote(good, "production");

        _story.Happens(_story.Start(_bundle, "production", rollback: true));
        _story.Happens(new DeploymentSucceeded { At = _story.Now, By = ReleaseStory.Ci, Bundle = _bundle.Bundle.Id, Environment = "production" });

        Assert.True(_story.State.Environment("production").Current?.ByOverride);
        Assert.Equal(good.Bundle.Id, _story.State.LastGood(_story.Seal(), "production")?.Bundle.Id);
    }

    [Fact]
    public void What_passes_by_the_rules_went_past_none_of_them()
    {
        _story.Happens(Signed("ada", "module-lead"));
        _story.Happens(Signed("bob", "sre"));
        var bundle = Blessed(_bundle);

        Assert.Equal((bundle.Bundle.Id, false), (_story.State.Environment("production").Current?.Bundle, _story.State.Environment("production").Current!.ByOverride));
    }

    private BundleState Blessed(BundleState? known = null)
    {
        var bundle = known ?? _story.Seal();
        foreach (var module in bundle.Bundle.Content.Modules)
            _story.Found(module.Image!.Value, "UnitTest", module.Name, ("coverage.line", 90));
        _story.Found(bundle.Bundle.Id, "IntegrationTest", null);
        _story.Promote(bundle, "pre-prod");
        _story.AllVoteGo(bundle);
        _story.Decide(bundle);
        _story.Promote(bundle, "production");
        return bundle;
    }

    private OverrideSigned Signed(string person, string role) =>
        new() { At = _story.Now, By = ReleaseStory.Proven(person), Bundle = _bundle.Bundle.Id, Environment = "production", Role = role, Because = "the shop is down" };
}
