using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.EndToEnd.Packages;

namespace Pipeline.EndToEnd.Strangers;

/// <summary>What a stranger does in the first hour: install the template, tell how one module is published, type the pipeline's name, and change something.</summary>
[Collection(PackagesCollection.Name)]
public sealed class FirstHourTests(StrangersDay day) : IClassFixture<StrangersDay>
{
    private const string Format = "services/front/price.js";
    private const string Server = "services/front/server.js";
    private const string Values = "services/prices/chart/values.yaml";

    [Fact]
    public async Task The_first_pipeline_of_a_strangers_repository_is_green_and_leaves_its_tree_clean()
    {
        var run = await day.PipelineAsync();

        Assert.Equal(RunVerdict.Succeeded, run.Verdict);
        Assert.Equal((2, 3, 2), (TestsOf(run, "prices"), TestsOf(run, "front"), TestsOf(run, "sums")));
        Assert.EndsWith(" 6.00", await StrangersDay.GetAsync(StrangersDay.AddressOf(run, "front"), "/price/pot"), StringComparison.Ordinal);
        Assert.Contains("0.1.0", await day.Repository.BuildAsync("VersionPlan"), StringComparison.Ordinal);
        Assert.Contains("sell things", await day.Repository.BuildAsync("ReleaseNotes"), StringComparison.Ordinal);
        Assert.Equal("", day.Repository.Git("status", "--short"));
    }

    [Fact]
    public async Task An_environment_runs_with_the_values_of_its_file_and_those_of_the_build_class_over_them() =>
        Assert.Equal("debug north true", await StrangersDay.GetAsync(StrangersDay.AddressOf(await day.PipelineAsync(), "front"), "/about"));

    [Fact]
    public async Task What_is_deployed_is_what_the_plan_showed_and_then_nothing_is_left_to_do()
    {
        await day.PipelineAsync();
        day.Repository.Change(Format, "EUR", "CAD");

        Assert.Contains("~ Deployment front", await BuildAsync("DeployPlan"), StringComparison.Ordinal);
        await BuildAsync("Deploy", "--plan-file", "artifacts/deploy-plan-staging.json");

        Assert.Equal("CAD 6.00", await day.PriceAsync());
        Assert.Contains("Nothing to change.", await BuildAsync("DeployPlan"), StringComparison.Ordinal);
        day.Repository.Change(Format, "CAD", "EUR");
    }

    [Fact]
    public async Task A_module_that_does_not_pass_its_check_takes_all_back_that_was_changed()
    {
        var address = StrangersDay.AddressOf(await day.PipelineAsync(), "front");
        var before = await StrangersDay.GetAsync(address, "/price/pot");
        day.Repository.Change(Values, "replicaCount: 1", "replicaCount: 2");
        day.Repository.Change(Server, "http://prices", "http://nobody");

        var text = await FailAsync("Deploy");

        Assert.Contains("/price/pot", text, StringComparison.Ordinal);
        Assert.Contains("staging goes back to what ran before", text, StringComparison.Ordinal);
        Assert.Contains("prices runs ", text, StringComparison.Ordinal);
        Assert.Equal(before, await StrangersDay.GetAsync(address, "/price/pot"));
        day.Repository.Change(Server, "http://nobody", "http://prices");
        day.Repository.Change(Values, "replicaCount: 2", "replicaCount: 1");
    }

    [Fact]
    public async Task What_runs_is_measured_under_load_and_watched()
    {
        await day.PipelineAsync();

        Assert.Contains("by the built-in generator", await BuildAsync("LoadTest", "--load-generator", "BuiltIn"), StringComparison.Ordinal);
        await BuildAsync("Watch");

        foreach (var file in new[] { "load.json", "load.html", "front/load-test/latency.hgrm", "watch.json", "watch.html" })
            Assert.True(File.Exists(Path.Combine(day.Repository.Root, "artifacts", file)), file);
        Assert.Equal("", day.Repository.Git("status", "--short"));
    }

    [Fact]
    public async Task Two_previews_are_side_by_side_and_a_third_is_refused()
    {
        await day.PipelineAsync();

        day.Repository.Change(Format, "EUR", "CHF");
        await BuildAsync("OpenPreview", "--preview", "one");
        var one = StrangersDay.AddressOf(await day.Repository.ReadRunAsync(), "front");
        day.Repository.Change(Format, "CHF", "SEK");
        await BuildAsync("OpenPreview", "--preview", "two");

        Assert.Equal(("CHF 6.00", "SEK 6.00"), (await StrangersDay.GetAsync(one, "/price/pot"), await day.PriceAsync()));
        Assert.Contains("there may be 2 at once: one, two", await FailAsync("OpenPreview", "--preview", "three"), StringComparison.Ordinal);
        foreach (var name in new[] { "one", "two" })
            await BuildAsync("ClosePreview", "--preview", name);
        Assert.Contains("There are no previews", await BuildAsync("Previews"), StringComparison.Ordinal);
        day.Repository.Change(Format, "SEK", "EUR");
    }

    private Task<string> BuildAsync(params string[] arguments) => day.Repository.BuildAsync(arguments);

    private async Task<string> FailAsync(params string[] arguments)
    {
        var (exitCode, text) = await day.Repository.TryBuildAsync("Ada", "ada@example.org", arguments);
        Assert.True(exitCode != 0, text);
        Assert.DoesNotContain("   at Pipeline.", text, StringComparison.Ordinal);
        return text;
    }

    private static double TestsOf(RunRecord run, string module) => StrangersDay.StageOf(run, module, Stage.UnitTest).Metrics["tests.passed"];
}
