using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Core.Stages;
using Pipeline.Stages.Chart;
using Pipeline.Tools.Helm;

namespace Pipeline.Stages.Tests.Chart;

public sealed class ChartMaturityTests : ChartStageScenario
{
    private static readonly PlannedMaturity Beta = new() { Word = "beta", Because = "as the evidence says" };

    [Fact]
    public async Task A_chart_says_how_mature_it_is() =>
        Assert.Contains("\n  pipeline.release/maturity: beta\n", await MetadataAsync(await RunAsync(maturity: Beta)), StringComparison.Ordinal);

    [Fact]
    public async Task Without_levels_it_says_nothing() =>
        Assert.DoesNotContain("annotations", await MetadataAsync(await RunAsync()), StringComparison.Ordinal);

    [Fact]
    public async Task Other_annotations_stay()
    {
        Chart.Write("Chart.yaml", "apiVersion: v2\nname: orders\nversion: 0.0.0\nannotations:\n  team: shop\n");

        var metadata = await MetadataAsync(await RunAsync(maturity: Beta));

        Assert.Contains("\n  team: shop\n", metadata, StringComparison.Ordinal);
        Assert.Contains("\n  pipeline.release/maturity: beta\n", metadata, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_says_how_mature_it_is_goes_first() =>
        Assert.Contains("maturity: beta\n", await MetadataAsync(await RunAsync(maturity: Beta with { Word = "stable" }, version: "1.2.3-beta.1")), StringComparison.Ordinal);

    [Fact]
    public async Task A_published_version_keeps_what_was_known_then()
    {
        var before = await RunAsync(maturity: Beta);

        var after = await RunAsync(maturity: Beta with { Word = "stable" });

        Assert.Equal(before.Artifacts, after.Artifacts);
        Assert.Contains("maturity: beta\n", await MetadataAsync(after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_change_beside_it_is_refused_as_ever()
    {
        await RunAsync(maturity: Beta);
        Chart.Write("Chart.yaml", "apiVersion: v2\nname: orders\nversion: 0.0.0\ndescription: more\n");

        var exception = await Assert.ThrowsAsync<PipelineException>(() => RunAsync(maturity: Beta with { Word = "stable" }));

        Assert.Contains("These files differ: Chart.yaml.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_maturity_packages_anew_and_none_changes_nothing()
    {
        var module = new Module { Name = "orders", Path = ".", Chart = "orders" };
        async Task<string?> Settings(PlannedMaturity? maturity) => await new ChartStage(Helm, Client, maturity).DescribeSettingsAsync(module, TestContext.Current.CancellationToken);

        Assert.NotEqual(await Settings(Beta), await Settings(Beta with { Word = "stable" }));
        Assert.Equal(await Settings(Beta), await Settings(Beta with { Because = "of something else" }));
        Assert.DoesNotContain(" as ", await Settings(null), StringComparison.Ordinal);
    }

    private Task<string> MetadataAsync(StageResult result) => ChartPackage.ReadMetadataAsync(Path.Combine(Folder["out"], result.Files[0]), TestContext.Current.CancellationToken);
}
