using System.Text.Json;
using NJsonSchema;

namespace Pipeline.Components.Tests.Rollbacks;

/// <summary>The target Rollback, run as a person or a workflow runs it.</summary>
[Collection(ShopCollection.Name)]
public sealed class RollbackTargetTests(RollbackJourney journey) : IClassFixture<RollbackJourney>
{
    [Fact]
    public async Task Without_an_earlier_deployment_every_module_is_named_with_what_to_do_instead()
    {
        var run = await journey.NoWayBackAsync();

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("'staging' has no earlier state to return to: catalog - it was deployed for the first time; orders - it was deployed for the first time.", run.Output, StringComparison.Ordinal);
        Assert.Contains("./build.sh Deploy --environment staging", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Record);
        Assert.Equal(("page 1", "page 1"), Answers(run));
    }

    [Fact]
    public async Task An_interrupted_rollback_ends_with_a_message_and_its_record()
    {
        var run = await journey.InterruptedAsync();

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("orders: it was interrupted; what it had changed by then stays. Run Rollback again to finish it.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
        Assert.Equal([("orders", "cancelled")], Outcomes(run));
        Assert.Contains("\"verdict\": \"cancelled\"", run.Record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_rollback_leaves_what_ran_serving_and_nothing_else_behind()
    {
        var run = await journey.InterruptedAsync();

        Assert.Equal(("page 2", "page 2"), Answers(run));
        Assert.NotEqual(Assert.Single(journey.FirstImages["orders"]), Assert.Single(run.Images["orders"]));
    }

    [Fact]
    public async Task A_module_goes_back_alone_to_the_very_image_that_it_ran_before()
    {
        var run = await journey.OrdersAloneAsync();

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(journey.FirstImages["orders"], run.Images["orders"]);
        Assert.Contains("@sha256:", Assert.Single(run.Images["orders"]), StringComparison.Ordinal);
        Assert.Equal(("page 2", "page 1"), Answers(run));
        Assert.Equal([("orders", "rolledBack")], Outcomes(run));
        Assert.Matches($"orders 0\\.1\\.0 is rolled back in staging \\(commit {Short(0)}, by ada(, in [0-9 mins]+)?\\) - from 0\\.1\\.0 \\({Short(1)}\\)", run.Output);
    }

    [Fact]
    public async Task On_GitHub_Actions_the_summary_of_the_job_has_the_table()
    {
        await journey.OrdersAloneAsync();

        Assert.StartsWith("## ✓ The rollback succeeded\n\nEnvironment staging, ", journey.JobSummary, StringComparison.Ordinal);
        Assert.Contains($"\n| orders | 0.1.0 \\({Short(1)}\\) | 0.1.0 \\({Short(0)}\\) | ✓ rolled back ", journey.JobSummary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_shows_of_every_module_from_what_to_what_and_why()
    {
        var run = await journey.RestAsync();

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains(
            $"""
            Module   From                  To                    Reason
            catalog  0.1.0 ({Short(1)})  0.1.0 ({Short(0)})  the last deployment changed it
            orders   0.1.0 ({Short(0)})  stays                 the last deployment did not change it

            """,
            run.Output,
            StringComparison.Ordinal);
        Assert.Equal(("page 1", "page 1"), Answers(run));
        Assert.Equal(journey.FirstImages, run.Images);
    }

    [Fact]
    public async Task Every_record_meets_its_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "rollback.schema.json"), TestContext.Current.CancellationToken);

        foreach (var run in (RollbackRun[])[await journey.InterruptedAsync(), await journey.OrdersAloneAsync(), await journey.RestAsync()])
            Assert.Empty(schema.Validate(run.Record));
    }

    private string Short(int deployment) => journey.Shop.Commits[deployment][..12];

    private static (string Catalog, string Orders) Answers(RollbackRun run) => (run.Answers["catalog"], run.Answers["orders"]);

    private static IEnumerable<(string?, string?)> Outcomes(RollbackRun run)
    {
        using var record = JsonDocument.Parse(run.Record);
        return [.. record.RootElement.GetProperty("modules").EnumerateArray().Select(module => (module.GetProperty("name").GetString(), module.GetProperty("outcome").GetString()))];
    }
}
