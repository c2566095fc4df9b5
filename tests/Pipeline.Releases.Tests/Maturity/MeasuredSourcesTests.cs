using Pipeline.Core.Errors;
using Pipeline.Core.Planning;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Maturity;
using Pipeline.Releases.Policies;

namespace Pipeline.Releases.Tests.Maturity;

public sealed class MeasuredSourcesTests
{
    [Theory]
    [InlineData(50, true, "alpha", "alpha")]
    [InlineData(70, true, "beta", "beta")]
    [InlineData(90, false, "beta", "beta")]
    [InlineData(90, true, "stable", null)]
    public void The_channel_follows_from_the_evidence_of_the_bundle_that_has_the_tree(double coverage, bool integration, string word, string? channel)
    {
        var story = Story();
        var bundle = story.Seal(coverage: coverage, integration: integration);
        story.Seal(coverage: 10);

        var measured = Of(story, bundle);

        Assert.Equal((word, channel), (measured.Planned.Word, measured.Applied(new PlanOptions()).Channel));
        Assert.Equal($"as the evidence of {bundle} says", measured.Planned.Because);
    }

    [Fact]
    public void Of_sources_that_no_bundle_has_nothing_was_measured()
    {
        var story = Story();
        story.Seal();

        var measured = MeasuredSources.Of(story.State, new string('a', 40), proven: true, story.Now);

        Assert.Equal((MaturityLevel.Alpha, null), (measured.Level, measured.Bundle));
        Assert.StartsWith("no bundle of these sources is sealed", measured.Planned.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_that_are_no_commit_were_never_measured() =>
        Assert.Equal("the work tree differs from the commit, and only commits are measured", MeasuredSources.Of(Story().State, null, proven: true, DateTimeOffset.MinValue).Planned.Because);

    [Fact]
    public void Levels_that_nobody_adopted_say_nothing()
    {
        var story = new ReleaseStory(model => model);
        var bundle = story.Seal();

        Assert.Equal(MaturityLevel.Alpha, Of(story, bundle).Level);
        Assert.Contains("not in force", Of(story, bundle).Planned.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rehearsal_counts_for_whoever_nobody_vouches_for_and_for_nobody_else()
    {
        var story = new ReleaseStory(Levels, by: new Person { Name = "ada" });
        var bundle = story.Seal(by: new Person { Name = "ada" });
        var tree = bundle.Bundle.Content.Tree;

        Assert.Equal(MaturityLevel.Stable, MeasuredSources.Of(story.State, tree, proven: false, story.Now).Level);
        Assert.Null(MeasuredSources.Of(story.State, tree, proven: true, story.Now).Bundle);
    }

    [Theory]
    [InlineData("rc")]
    [InlineData("alpha")]
    [InlineData("stable")]
    public void A_channel_that_contradicts_is_refused_with_the_reason(string typed)
    {
        var story = Story();
        var bundle = story.Seal(coverage: 70);

        var message = Assert.Throws<PipelineException>(() => Of(story, bundle).Applied(new PlanOptions { Channel = typed })).Message;

        Assert.StartsWith($"The channel '{typed}' contradicts the evidence: these sources are beta, as the evidence of {bundle} says.", message, StringComparison.Ordinal);
        Assert.Contains("\n  stable needs coverage.line of UnitTest at least 80 of catalog - it is 70, below 80", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(70, "beta")]
    [InlineData(90, "stable")]
    public void A_channel_that_agrees_is_taken(double coverage, string typed)
    {
        var story = Story();

        Assert.Equal(typed == "stable" ? null : typed, Of(story, story.Seal(coverage: coverage)).Applied(new PlanOptions { Channel = typed }).Channel);
    }

    private static ReleaseStory Story() => new(Levels);

    private static Core.Model.PipelineModel Levels(Core.Model.PipelineModel model) => model.Environment("production")
        .Releases(releases => releases.Maturity(levels => levels.Beta(gate => gate.Coverage(60)).Stable(gate => gate.Coverage(80).IntegrationPassed())));

    private static MeasuredSources Of(ReleaseStory story, BundleState bundle) => MeasuredSources.Of(story.State, bundle.Bundle.Content.Tree, proven: true, story.Now);
}
