using System.Text.RegularExpressions;
using Pipeline.Core.Stages;

namespace Pipeline.Components.Tests.Graph;

public sealed class StageTargetTests
{
    [Fact]
    public async Task Targets_and_runner_have_the_same_order()
    {
        using var shop = new StagedShop();

        var (exitCode, output) = await shop.RunAsync("Pipeline", "--plan");

        Assert.True(exitCode == 0, output);
        var order = Enum.GetValues<Stage>().OrderBy(stage => Regex.Match(output, $@"\b{stage}\b").Index).ToList();
        Assert.All(Enum.GetValues<Stage>(), stage => Assert.Matches($@"\b{stage}\b", output));
        Assert.All(order, stage => Assert.All(StageNeeds.Before(stage).Concat(StageNeeds.BeforeIfRun(stage)), earlier =>
        {
            Assert.True(order.IndexOf(earlier) < order.IndexOf(stage), $"{earlier} stands behind {stage} in the plan of targets: {string.Join(", ", order)}");
            Assert.True(earlier < stage, $"{earlier} runs behind {stage} in a module");
        }));
    }

    [Fact]
    public async Task Pipeline_is_one_run_without_barriers()
    {
        using var shop = new StagedShop();

        var (exitCode, output) = await shop.RunAsync("Pipeline");

        Assert.True(exitCode == 0, output);
        Assert.Equal(15, shop.TakeJournal().Length);
        Assert.Single(Regex.Matches(output, "run record "));
    }

    [Fact]
    public async Task A_target_whose_stage_ran_with_another_one_says_with_which()
    {
        using var shop = new StagedShop();

        var (exitCode, output) = await shop.RunAsync("Scan");

        Assert.True(exitCode == 0, output);
        Assert.Matches(@"\nScan +Succeeded .*Ran with: Clone", output);
        Assert.DoesNotMatch(@"\nClone +Succeeded .*Ran with", output);
    }

    [Theory]
    [InlineData("Pipeline")]
    [InlineData("Pipeline", "--parallel")]
    [InlineData("Clone", "BuildImage", "UnitTest", "Scan", "Push", "Chart", "Deploy", "IntegrationTest")]
    public async Task A_target_between_deployment_and_integration_test_runs_there_and_once(params string[] arguments)
    {
        using var shop = new StagedShop("seeded");

        var (exitCode, output) = await shop.RunAsync(arguments);

        Assert.True(exitCode == 0, output);
        var journal = shop.TakeJournal().ToList();
        Assert.Equal("SeedCatalog", Assert.Single(journal, line => line == "SeedCatalog"));
        Assert.True(journal.FindLastIndex(line => line.StartsWith("Deploy ", StringComparison.Ordinal)) < journal.IndexOf("SeedCatalog"), string.Join('\n', journal));
        Assert.Equal(["SeedCatalog", "IntegrationTest shop 0.1.0"], journal.TakeLast(2));
    }

    [Fact]
    public async Task A_target_triggered_by_a_stage_follows_it_where_nothing_comes_after()
    {
        using var shop = new StagedShop("seeded");

        var (exitCode, output) = await shop.RunAsync("Deploy");

        Assert.True(exitCode == 0, output);
        Assert.Equal("SeedCatalog", shop.TakeJournal()[^1]);
    }

    [Theory]
    [InlineData("Pipeline")]
    [InlineData("Pipeline", "--parallel")]
    public async Task A_failure_is_that_of_the_target_whose_stage_failed(params string[] arguments)
    {
        using var shop = new StagedShop();

        var (exitCode, output) = await shop.RunAsync(new Dictionary<string, string?> { ["FAIL"] = "UnitTest:orders" }, arguments);

        Assert.NotEqual(0, exitCode);
        Assert.Matches(@"(?m)^\W*Clone\s+Succeeded", output);
        Assert.Matches(@"(?m)^\W*UnitTest\s+Failed", output);
        Assert.Contains("orders failed at UnitTest: it was told to\n  log:   artifacts/orders/unit-test/log.txt\n", output, StringComparison.Ordinal);
        // One module's failure stops nobody else, as in any run.
        Assert.Contains("Deploy catalog 1.0.0", shop.TakeJournal());
    }

    [Fact]
    public async Task What_succeeded_is_left_out_of_the_next_call_that_continues()
    {
        using var shop = new StagedShop();
        await shop.RunAsync(new Dictionary<string, string?> { ["FAIL"] = "UnitTest:orders" }, "Pipeline");
        shop.TakeJournal();

        var (exitCode, output) = await shop.RunAsync("Pipeline", "--continue");

        Assert.True(exitCode == 0, output);
        Assert.Equal(
            ["UnitTest orders 1.0.0", "Push orders 1.0.0", "Chart orders 1.0.0", "Deploy orders 1.0.0", "IntegrationTest shop 0.1.0"],
            shop.TakeJournal());
    }

    [Fact]
    public async Task A_stage_that_is_skipped_is_not_run_and_breaks_nothing()
    {
        using var shop = new StagedShop();

        var (exitCode, output) = await shop.RunAsync("Pipeline", "--skip", "Scan");

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain(shop.TakeJournal(), line => line.StartsWith("Scan", StringComparison.Ordinal));
        Assert.Single(Regex.Matches(output, "run record "));
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    public async Task A_condition_of_a_stage_is_judged_when_the_stages_before_have_ended(string deploys, bool isDeployed)
    {
        using var shop = new StagedShop("conditional");

        var (exitCode, output) = await shop.RunAsync(new Dictionary<string, string?> { ["DEPLOYS"] = deploys }, "Deploy");

        Assert.True(exitCode == 0, output);
        var journal = shop.TakeJournal();
        Assert.Contains("Chart orders 1.0.0", journal);
        Assert.Equal(isDeployed, journal.Contains("Deploy orders 1.0.0"));
    }

    [Fact]
    public async Task Work_that_the_build_adds_to_a_stage_comes_right_before_and_after_it()
    {
        using var shop = new StagedShop("overridden");

        var (exitCode, output) = await shop.RunAsync("Pipeline");

        Assert.True(exitCode == 0, output);
        var journal = shop.TakeJournal();
        Assert.Equal(["before Deploy", "Deploy catalog 1.0.0", "Deploy orders 1.0.0", "after Deploy", "IntegrationTest shop 0.1.0"], journal.TakeLast(5));
    }

    [Fact]
    public async Task Hooks_of_a_module_need_no_barrier_and_are_recorded()
    {
        using var shop = new StagedShop("hooked");

        var (exitCode, output) = await shop.RunAsync("Pipeline");
        var journal = shop.TakeJournal().ToList();
        var again = await shop.RunAsync("Pipeline");

        Assert.True(exitCode == 0, output);
        Assert.Single(Regex.Matches(output, "run record "));
        Assert.Equal(["Migrate", "Deploy catalog 1.0.0", "SeedCatalog", "Deploy orders 1.0.0"], journal.Where(line => line is "Migrate" or "SeedCatalog" || line.StartsWith("Deploy", StringComparison.Ordinal)));
        Assert.Equal("seeding http://catalog.example/ in staging\n", shop.Read("artifacts/catalog/seed-catalog/log.txt"));
        Assert.Contains("\"name\": \"SeedCatalog\"", shop.Read("artifacts/run.json"), StringComparison.Ordinal);
        Assert.True(again.ExitCode == 0, again.Output);
        Assert.Empty(shop.TakeJournal());
        Assert.Matches("SeedCatalog +cached", again.Output);
    }
}
