using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.EndToEnd.Packages;

namespace Pipeline.EndToEnd.Strangers;

/// <summary>What a stranger does in the first hour: install the template, tell how one module is published, and type the pipeline's name.</summary>
[Collection(PackagesCollection.Name)]
public sealed class FirstHourTests(PackedFeed feed)
{
    [Fact]
    public async Task The_first_pipeline_of_a_strangers_repository_is_green_and_leaves_its_tree_clean()
    {
        await using var image = await StrangersBase.BuildAsync();
        await using var repository = await StrangersRepository.CreateAsync(feed, image);

        try
        {
            await repository.BuildAsync("Pipeline");
            var run = await repository.ReadRunAsync();
            Assert.Equal(RunVerdict.Succeeded, run.Verdict);
            Assert.Equal((2, 3, 2), (TestsOf(run, "prices"), TestsOf(run, "front"), TestsOf(run, "sums")));
            Assert.Equal("EUR 6.00", await GetAsync(AddressOf(run, "front"), "/price/pot"));
            Assert.Equal("", repository.Git("status", "--short"));
            Assert.Contains("0.1.0", await repository.BuildAsync("VersionPlan"), StringComparison.Ordinal);
            Assert.Contains("sell things", await repository.BuildAsync("ReleaseNotes"), StringComparison.Ordinal);
            Assert.Equal("", repository.Git("status", "--short"));
        }
        finally
        {
            await repository.BuildAsync("Undeploy");
        }
    }

    private static double TestsOf(RunRecord run, string module) => StageOf(run, module, Stage.UnitTest).Metrics["tests.passed"];

    private static Uri AddressOf(RunRecord run, string module) =>
        new(StageOf(run, module, Stage.Deploy).Outputs.Values.First(value => value.StartsWith("http://", StringComparison.Ordinal)));

    private static StageRecord StageOf(RunRecord run, string module, Stage stage) =>
        run.Modules.Single(known => known.Name == module).Stages.Single(known => known.Name == stage);

    private static async Task<string> GetAsync(Uri address, string path)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(address, path), TestContext.Current.CancellationToken);
    }
}
