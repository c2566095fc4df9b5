using Pipeline.Releases.Bundles;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Tests.Promotion;

public sealed class AutomaticPromotionTests
{
    [Fact]
    public void A_bundle_that_passed_goes_on_by_itself()
    {
        var story = Automatic(gate: false);
        var bundle = story.Seal();
        story.Promote(bundle, "staging");

        Assert.Equal(["production"], Next(story, bundle, "staging"));
    }

    [Fact]
    public void It_stays_where_the_gate_is_closed()
    {
        var story = Automatic(gate: true);
        var bundle = story.Seal(coverage: 10);
        story.Promote(bundle, "staging");

        Assert.Empty(Next(story, bundle, "staging"));
    }

    [Fact]
    public void It_does_not_go_where_it_runs_already()
    {
        var story = Automatic(gate: false);
        var bundle = story.Seal();
        story.Promote(bundle, "staging");
        story.Promote(bundle, "production");

        Assert.Empty(Next(story, bundle, "staging"));
    }

    [Fact]
    public void It_goes_nowhere_that_does_not_ask_for_it()
    {
        var story = new ReleaseStory();
        var bundle = story.Seal();
        story.Promote(bundle, "pre-prod");

        Assert.Empty(Next(story, bundle, "pre-prod"));
    }

    [Fact]
    public void It_goes_to_all_that_fan_out()
    {
        var story = new ReleaseStory(model => model
            .Environment("staging")
            .Environment("eu", environment => environment.After("staging").Automatic())
            .Environment("us", environment => environment.After("staging").Automatic()));
        var bundle = story.Seal();
        story.Promote(bundle, "staging");

        Assert.Equal(["eu", "us"], Next(story, bundle, "staging"));
    }

    [Fact]
    public void It_does_not_go_again_where_it_was_gone_back_from()
    {
        var story = Automatic(gate: false);
        var good = story.Seal();
        story.Promote(good, "staging");
        story.Promote(good, "production");
        var bad = story.Seal();
        story.Promote(bad, "staging");
        story.Promote(bad, "production");
        story.GoBack(good, "production");

        Assert.Empty(Next(story, bad, "staging"));
    }

    private static ReleaseStory Automatic(bool gate) => new(model => model
        .Environment("staging")
        .Environment("production", environment => (gate ? environment.Gate(gate => gate.Coverage(80)) : environment).After("staging").Automatic()));

    private static IReadOnlyList<string> Next(ReleaseStory story, BundleState bundle, string passed) =>
        AutomaticPromotion.Next(story.State, story.State.Bundles[bundle.Bundle.Id.Value], passed, story.Now, "kubernetes");
}
