using System.Text.Json;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Testing;

namespace Pipeline.EndToEnd;

[Collection(PipelineCollection.Name)]
public sealed class PipelineTests(Rehearsals rehearsals)
{
    private static readonly string[] Modules = ["catalog", "orders", "web"];

    [Fact]
    public async Task Three_modules_pass_every_stage()
    {
        var mended = await MendedAsync();

        Assert.True(mended.Build.ExitCode == 0, mended.Build.Because("The pipeline was to succeed"));
        Assert.Equal(RunVerdict.Succeeded, mended.Run.Verdict);
        Assert.Equal(Modules, mended.Run.Modules.Select(module => module.Name));
        Assert.All(mended.Run.Modules, module => Assert.Equal(
            Enum.GetValues<Stage>().Select(stage => (stage, StageStatus.Succeeded)),
            module.Stages.Select(stage => (stage.Name, stage.Status))));
    }

    [Fact]
    public async Task Every_module_has_an_image_and_a_chart_with_their_digests()
    {
        var mended = await MendedAsync();

        Assert.All(mended.Run.Modules, module => Assert.Equal([ArtifactKind.Image, ArtifactKind.Chart], module.Artifacts.Select(artifact => artifact.Kind)));
    }

    [Theory]
    [InlineData("catalog", Stage.UnitTest, "tests.passed", 8)]
    [InlineData("catalog", Stage.UnitTest, "coverage.line", 80)]
    [InlineData("orders", Stage.UnitTest, "tests.passed", 19)]
    [InlineData("orders", Stage.UnitTest, "coverage.line", 80)]
    [InlineData("web", Stage.UnitTest, "tests.passed", 10)]
    [InlineData("catalog", Stage.Scan, "packages.total", 8)]
    [InlineData("orders", Stage.Scan, "packages.total", 8)]
    [InlineData("web", Stage.Scan, "packages.total", 8)]
    [InlineData("web", Stage.BuildImage, "image.bytes", 1_000_000)]
    [InlineData("web", Stage.IntegrationTest, "tests.passed", 8)]
    public async Task A_stage_records_its_figures(string module, Stage stage, string metric, double atLeast)
    {
        var mended = await MendedAsync();

        Assert.InRange(mended.Stage(module, stage).Metrics[metric], atLeast, double.MaxValue);
    }

    [Fact]
    public async Task Every_recorded_log_and_evidence_file_is_there()
    {
        var mended = await MendedAsync();

        var paths =
            from module in mended.Run.Modules
            from stage in module.Stages
            from path in stage.Files.Append(stage.Log).OfType<string>()
            select Path.Combine(rehearsals.Storefront.Artifacts, path);
        Assert.All(paths.ToHashSet(), path => Assert.True(File.Exists(path), $"{path} is recorded but not there."));
    }

    [Fact]
    public async Task The_deployed_storefront_answers_through_web_orders_and_catalog()
    {
        var mended = await MendedAsync();
        using var web = new HttpClient { BaseAddress = new Uri(mended.Stage("web", Stage.Deploy).Outputs["endpoint"]) };

        var quote = await web.GetStringAsync("/api/orders/quote?sku=pot-iron-08&quantity=2", TestContext.Current.CancellationToken);

        Assert.Equal(96m, JsonDocument.Parse(quote).RootElement.GetProperty("total").GetDecimal());
    }

    [Fact]
    public async Task The_summary_says_where_the_record_and_the_deployed_page_are()
    {
        var mended = await MendedAsync();

        Assert.Contains("run.json", mended.Build.Output, StringComparison.Ordinal);
        Assert.Contains(mended.Stage("web", Stage.Deploy).Outputs["endpoint"], mended.Build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_takes_every_stage_over()
    {
        Requires.ContainerEngine();
        var unchanged = await rehearsals.UnchangedAsync();

        Assert.True(unchanged.Build.ExitCode == 0, unchanged.Build.Because("The second run was to succeed"));
        var ran =
            from module in unchanged.Run.Modules
            from stage in module.Stages
            where !stage.Cached
            select $"{module.Name} {stage.Name}: {stage.Status}";
        Assert.Empty(ran);
    }

    private Task<Rehearsal> MendedAsync()
    {
        Requires.ContainerEngine();
        return rehearsals.MendedAsync();
    }
}
