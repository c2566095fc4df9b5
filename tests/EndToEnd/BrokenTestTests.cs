using Pipeline.Core.Stages;
using Pipeline.Testing;

namespace Pipeline.EndToEnd;

[Collection(PipelineCollection.Name)]
public sealed class BrokenTestTests(Rehearsals rehearsals)
{
    [Fact]
    public async Task The_build_fails_and_names_the_test_and_what_it_expected()
    {
        var broken = await BrokenAsync();

        Assert.NotEqual(0, broken.Build.ExitCode);
        Assert.Contains("The_total_is_the_sum_of_quantity_times_price", broken.Build.Output, StringComparison.Ordinal);
        Assert.Contains("The_total_is_the_sum_of_quantity_times_price", broken.Stage("orders", Stage.UnitTest).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Pipeline.", broken.Build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_unit_test_of_orders_fails()
    {
        var broken = await BrokenAsync();

        var failed =
            from module in broken.Run.Modules
            from stage in module.Stages
            where stage.Status == StageStatus.Failed
            select $"{module.Name} {stage.Name}";
        Assert.Equal(["orders UnitTest"], failed);
    }

    [Fact]
    public async Task The_later_stages_of_orders_are_skipped_and_nothing_of_it_is_published()
    {
        var broken = await BrokenAsync();

        Assert.All(broken.Module("orders").Stages.Where(stage => stage.Name > Stage.UnitTest), stage => Assert.Equal(StageStatus.Skipped, stage.Status));
        Assert.Empty(broken.Module("orders").Artifacts);
    }

    [Fact]
    public async Task Web_which_depends_on_orders_is_neither_published_nor_deployed()
    {
        var broken = await BrokenAsync();

        Assert.All(broken.Module("web").Stages.Where(stage => stage.Name >= Stage.Push), stage => Assert.Equal(StageStatus.Skipped, stage.Status));
        Assert.Empty(broken.Module("web").Artifacts);
    }

    [Fact]
    public async Task The_chart_of_catalog_which_needs_neither_is_finished()
    {
        var broken = await BrokenAsync();

        Assert.Equal(StageStatus.Succeeded, broken.Stage("catalog", Stage.Chart).Status);
    }

    private Task<Rehearsal> BrokenAsync()
    {
        Requires.ContainerEngine();
        return rehearsals.BrokenAsync();
    }
}
