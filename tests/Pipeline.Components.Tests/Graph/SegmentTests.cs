using Pipeline.Components.Graph;
using Pipeline.Core.Stages;

namespace Pipeline.Components.Tests.Graph;

public sealed class SegmentTests
{
    [Fact]
    public void Stages_with_no_other_target_between_them_are_one_segment()
    {
        Assert.Equal(Enum.GetValues<Stage>(), Segment.StartingWith([Other("Provision") with { IsOver = true }, .. All()], Stage.Clone));
    }

    [Fact]
    public void A_target_between_two_stages_ends_a_segment_and_the_next_goes_on_behind_it()
    {
        PlannedTarget[] plan = [.. All().SkipLast(1), Other("SeedCatalog"), Of(Stage.IntegrationTest)];

        Assert.Equal(Enum.GetValues<Stage>().SkipLast(1), Segment.StartingWith(plan, Stage.Clone));
        Assert.Equal([Stage.IntegrationTest], Segment.StartingWith(plan, Stage.IntegrationTest));
    }

    [Fact]
    public void What_is_left_out_or_has_ended_breaks_nothing_and_is_not_run()
    {
        PlannedTarget[] plan = [Of(Stage.Clone), Of(Stage.BuildImage) with { IsOver = true, IsLeftOut = true }, Other("Lint") with { IsOver = true }, Of(Stage.UnitTest)];

        Assert.Equal([Stage.Clone, Stage.UnitTest], Segment.StartingWith(plan, Stage.Clone));
    }

    [Fact]
    public void A_target_that_stands_for_others_breaks_nothing()
    {
        PlannedTarget[] plan = [Of(Stage.Clone), Of(Stage.UnitTest, Stage.Clone), Other("Test", "UnitTest") with { IsEmpty = true }, Of(Stage.BuildImage, Stage.Clone)];

        Assert.Equal([Stage.Clone, Stage.UnitTest, Stage.BuildImage], Segment.StartingWith(plan, Stage.Clone));
    }

    [Fact]
    public void A_stage_with_a_condition_begins_a_segment()
    {
        PlannedTarget[] plan = [Of(Stage.Push), Of(Stage.Chart) with { IsConditional = true }, Of(Stage.Deploy)];

        Assert.Equal([Stage.Push], Segment.StartingWith(plan, Stage.Push));
        Assert.Equal([Stage.Chart, Stage.Deploy], Segment.StartingWith(plan, Stage.Chart));
    }

    [Fact]
    public void A_stage_whose_target_the_build_wrote_anew_is_a_segment_of_its_own()
    {
        PlannedTarget[] plan = [Of(Stage.Push), Of(Stage.Chart) with { IsOverridden = true }, Of(Stage.Deploy)];

        Assert.Equal([Stage.Push], Segment.StartingWith(plan, Stage.Push));
        Assert.Equal([Stage.Chart], Segment.StartingWith(plan, Stage.Chart));
    }

    [Fact]
    public void A_stage_waits_for_a_target_that_still_runs_beside_the_first()
    {
        PlannedTarget[] plan = [Of(Stage.Clone) with { IsOver = true }, Other("Lint", "Clone"), Of(Stage.UnitTest, Stage.Clone), Of(Stage.Scan) with { Before = ["Lint"] }];

        Assert.Equal([Stage.UnitTest], Segment.StartingWith(plan, Stage.UnitTest));
    }

    private static IEnumerable<PlannedTarget> All() => Enum.GetValues<Stage>().Select(stage => Of(stage, [.. StageNeeds.Before(stage)]));

    private static PlannedTarget Of(Stage stage, params Stage[] before) => new(stage.ToString()) { Stage = stage, Before = [.. before.Select(one => one.ToString())] };

    private static PlannedTarget Other(string name, params string[] before) => new(name) { Before = before };
}
