using Pipeline.Releases.Bundles;

namespace Pipeline.Releases.Tests.Gates;

public sealed class RelativeCriterionTests
{
    [Theory]
    [InlineData(81, "")]
    [InlineData(80.9, "catalog: it is 80.9 and was 90, worse by more than 10 %|orders: it is 80.9 and was 90, worse by more than 10 %")]
    [InlineData(99, "")]
    public void A_figure_of_which_more_is_better_may_fall_by_so_many_percent(double coverage, string closing)
    {
        var story = ReleaseStory.Gated(gate => gate.Metric("coverage.line", metric => metric.AtLeast(50).WorseByAtMost(10).PerModule()));
        story.Promote(story.Seal(coverage: 90), "production");

        Assert.Equal(closing, string.Join('|', story.Closing(story.Seal(coverage: coverage))));
    }

    [Theory]
    [InlineData(220, "")]
    [InlineData(221, "the application: it is 221 and was 200, worse by more than 10 %")]
    [InlineData(20, "")]
    public void A_figure_of_which_less_is_better_may_rise_by_so_many_percent(double figure, string closing)
    {
        var story = Load();
        story.Promote(Loaded(story, 200), "production");

        Assert.Equal(closing, string.Join('|', story.Closing(Loaded(story, figure))));
    }

    [Fact]
    public void Without_a_last_good_bundle_there_is_nothing_to_be_worse_than()
    {
        var story = Load();

        Assert.Empty(story.Closing(Loaded(story, 240)));
    }

    [Fact]
    public void A_bundle_is_not_compared_with_itself()
    {
        var story = Load();
        var bundle = Loaded(story, 100);
        story.Promote(bundle, "production");
        story.Found(bundle.Bundle.Id, "load", null, ("load.p95Ms", 240));

        Assert.Empty(story.Closing(bundle));
    }

    [Fact]
    public void A_banned_bundle_is_no_measure()
    {
        var story = Load();
        story.Promote(Loaded(story, 200), "production");
        var bad = Loaded(story, 100);
        story.Promote(bad, "production");
        story.Happens(new BundleBanned { At = story.Now, By = ReleaseStory.Ci, Bundle = bad.Bundle.Id, Because = "it answers nothing, quickly" });

        Assert.Empty(story.Closing(Loaded(story, 210)));
    }

    [Fact]
    public void The_age_of_what_it_is_compared_with_does_not_matter()
    {
        var story = ReleaseStory.Gated(gate => gate.Metric("load.p95Ms", metric => metric.AtMost(250).WorseByAtMost(10).MaxAge(TimeSpan.FromDays(1))));
        story.Promote(Loaded(story, 200), "production");
        story.Later(TimeSpan.FromDays(30));

        Assert.Equal(["the application: it is 240 and was 200, worse by more than 10 %"], story.Closing(Loaded(story, 240)));
    }

    private static ReleaseStory Load() => ReleaseStory.Gated(gate => gate.Metric("load.p95Ms", metric => metric.AtMost(250).WorseByAtMost(10)));

    private static BundleState Loaded(ReleaseStory story, double figure)
    {
        var bundle = story.Seal();
        story.Found(bundle.Bundle.Id, "load", null, ("load.p95Ms", figure));
        return bundle;
    }
}
