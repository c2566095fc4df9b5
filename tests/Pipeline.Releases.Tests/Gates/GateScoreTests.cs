using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Gates;

namespace Pipeline.Releases.Tests.Gates;

public sealed class GateScoreTests
{
    [Theory]
    [InlineData(true, true, true, "")]
    [InlineData(true, true, false, "")]
    [InlineData(true, false, false, "the application: b failed|the application: c failed")]
    [InlineData(false, true, true, "the application: a failed")]
    public void Criteria_with_weights_hold_together(bool a, bool b, bool c, string closing)
    {
        var story = ReleaseStory.Gated(gate => gate.Passed("a", one => one.Weight(2)).Passed("b", one => one.Weight(1)).Passed("c", one => one.Weight(1)).Score(75));

        Assert.Equal(closing, string.Join('|', story.Closing(Found(story, ("a", a), ("b", b), ("c", c)))));
    }

    [Fact]
    public void A_criterion_without_a_weight_holds_whatever_the_score()
    {
        var story = ReleaseStory.Gated(gate => gate.Passed("a", one => one.Weight(99)).Passed("b").Score(1));

        Assert.Equal(["the application: b failed"], story.Closing(Found(story, ("a", true), ("b", false))));
    }

    [Fact]
    public void What_is_missing_is_no_part_of_the_score()
    {
        var story = ReleaseStory.Gated(gate => gate.Passed("load", one => one.Weight(1)).Passed("b", one => one.Weight(1)).Score(51));

        Assert.Equal(["the application: there is no evidence b (there is IntegrationTest, load)"], story.Closing(Found(story, ("load", true))));
    }

    [Fact]
    public void All_weights_are_needed_unless_a_score_is_given()
    {
        var story = ReleaseStory.Gated(gate => gate.Passed("a", one => one.Weight(1)).Passed("b", one => one.Weight(100)));

        Assert.Equal(["the application: a failed"], story.Closing(Found(story, ("a", false), ("b", true))));
    }

    [Fact]
    public void The_score_is_said_in_percent()
    {
        var story = ReleaseStory.Gated(gate => gate.Passed("a", one => one.Weight(3)).Passed("b", one => one.Weight(1)).Score(60));
        var bundle = Found(story, ("a", true), ("b", false));

        var evaluation = GateEvaluation.Of(story.State, story.State.Rules.Find("production")!, bundle, story.Now);

        Assert.Equal((75, 60), (evaluation.Score, evaluation.Needed));
    }

    [Fact]
    public void The_weights_of_a_modules_own_gate_make_up_for_nothing_in_the_common_one()
    {
        var story = ReleaseStory.Gated(
            gate => gate.Passed("a", one => one.Weight(1)).Score(50),
            releases => releases.Module("orders", own => own.Passed("b", one => one.Weight(1000))));

        Assert.Equal(["the application: a failed"], story.Closing(Found(story, ("a", false), ("b", true))));
    }

    private static BundleState Found(ReleaseStory story, params (string Name, bool Passed)[] evidence)
    {
        var bundle = story.Seal();
        foreach (var (name, passed) in evidence)
            story.Found(bundle.Bundle.Id, name, null, passed ? EvidenceVerdict.Passed : EvidenceVerdict.Failed);
        return bundle;
    }
}
