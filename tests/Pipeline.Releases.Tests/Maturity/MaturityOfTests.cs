using Pipeline.Core.Model;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Maturity;
using Pipeline.Releases.Policies;

namespace Pipeline.Releases.Tests.Maturity;

public sealed class MaturityOfTests
{
    [Theory]
    [InlineData(59, true, MaturityLevel.Alpha)]
    [InlineData(60, false, MaturityLevel.Beta)]
    [InlineData(80, false, MaturityLevel.Beta)]
    [InlineData(79, true, MaturityLevel.Beta)]
    [InlineData(80, true, MaturityLevel.Stable)]
    public void It_is_the_highest_level_whose_criteria_are_met(double coverage, bool integration, MaturityLevel level)
    {
        var story = Story();
        var bundle = story.Seal(coverage: coverage, integration: integration);

        Assert.Equal(level, Of(story, bundle).Level);
    }

    [Fact]
    public void A_level_above_one_that_is_not_reached_is_not_reached()
    {
        var story = Story(releases => releases.Maturity(levels => levels.Beta(gate => gate.Passed("pen-test")).Stable(gate => gate)));

        Assert.Equal((MaturityLevel.Alpha, MaturityLevel.Beta), (Of(story, story.Seal()).Level, Of(story, story.Seal()).Next));
    }

    [Fact]
    public void It_says_what_the_next_level_needs()
    {
        var story = Story();
        var bundle = story.Seal(coverage: 70, integration: false);

        Assert.Equal(
            [
                "stable needs coverage.line of UnitTest at least 80 of catalog - it is 70, below 80",
                "stable needs coverage.line of UnitTest at least 80 of orders - it is 70, below 80",
                "stable needs IntegrationTest passed of the application - there is no evidence IntegrationTest",
            ],
            Of(story, bundle).Reasons);
        Assert.Empty(Of(story, story.Seal()).Reasons);
    }

    [Fact]
    public void A_module_may_be_more_mature_than_the_bundle()
    {
        var story = Story();
        var bundle = story.Seal(coverage: 85);
        story.Found(bundle.Bundle.Content.Modules[1].Image!.Value, "UnitTest", "orders", ("coverage.line", 10));

        Assert.Equal(MaturityLevel.Stable, MaturityOf.Module(story.State, story.Standing(bundle), "catalog", story.Now)?.Level);
        Assert.Equal(MaturityLevel.Alpha, MaturityOf.Module(story.State, story.Standing(bundle), "orders", story.Now)?.Level);
        Assert.Equal(MaturityLevel.Alpha, Of(story, bundle).Level);
    }

    [Fact]
    public void It_goes_when_its_evidence_does()
    {
        var story = Story(releases => releases.Maturity(levels => levels.Stable(gate => gate.Passed("IntegrationTest", passed => passed.MaxAge(TimeSpan.FromDays(1))))));
        var bundle = story.Seal();
        Assert.Equal(MaturityLevel.Stable, Of(story, bundle).Level);
        story.Later(TimeSpan.FromDays(2));

        Assert.Equal(MaturityLevel.Alpha, Of(story, bundle).Level);
    }

    [Fact]
    public void Where_no_levels_are_declared_there_is_none()
    {
        var story = Story(releases => releases);

        Assert.Null(MaturityOf.Bundle(story.State, story.Seal(), story.Now));
    }

    [Theory]
    [InlineData(MaturityLevel.Alpha, "alpha", "alpha")]
    [InlineData(MaturityLevel.Beta, "beta", "beta")]
    [InlineData(MaturityLevel.Stable, "stable", null)]
    public void A_stable_version_has_no_channel(MaturityLevel level, string word, string? channel) => Assert.Equal((word, channel), (MaturityWords.Of(level), MaturityWords.ChannelOf(level)));

    [Fact]
    public void A_level_that_cannot_be_is_named() => Assert.Equal(
        ["The maturity beta has Score(200); expected 0 to 100 percent."],
        PolicyProblems.Find(PipelineModel.In("/shop").Releases(releases => releases.Maturity(levels => levels.Beta(gate => gate.Score(200)))).DeclaredReleasePolicy()));

    private static ReleaseStory Story(Func<ReleasesBuilder, ReleasesBuilder>? releases = null) => ReleaseStory.Gated(
        gate => gate,
        releases ?? (builder => builder.Maturity(levels => levels.Beta(gate => gate.Coverage(60)).Stable(gate => gate.Coverage(80).IntegrationPassed()))));

    private static MaturityAnswer Of(ReleaseStory story, BundleState bundle) => MaturityOf.Bundle(story.State, story.Standing(bundle), story.Now)!;
}
