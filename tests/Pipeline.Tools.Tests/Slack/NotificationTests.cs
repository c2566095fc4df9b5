using Pipeline.Tools.Slack;

namespace Pipeline.Tools.Tests.Slack;

public sealed class NotificationTests
{
    private static readonly DeploymentNotification Deployment = new()
    {
        Module = "orders",
        Version = "1.2.3",
        Environment = "production",
        Commit = "aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b",
        Succeeded = true,
    };

    private static readonly RunNotification Run = new()
    {
        Application = "storefront",
        Workflow = "Merge to main",
        Branch = "main",
        Commit = "aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b",
        Outcome = RunOutcome.Success,
        Who = "ada",
        Link = new Uri("https://example.org/runs/7"),
    };

    [Fact]
    public void A_failed_deployment_says_why() => Assert.Equal(
        "orders 1.2.3 could not be deployed to production (commit aad8a9bc5ba2) - the pod does not become ready",
        (Deployment with { Succeeded = false, Remark = "the pod does not become ready" }).ToString());

    [Fact]
    public void What_others_wrote_acts_on_no_terminal_and_hides_nothing() => Assert.Equal(
        "orders 1.2.3 could not be deployed to production (commit aad8a9bc5ba2, by  eve) - it   [2J ends",
        (Deployment with { Succeeded = false, Who = "\u202eeve", Remark = "it \u202e\u001b[2J\u0007ends" }).ToString());

    [Theory]
    [InlineData(true, "orders 1.2.3 is rolled back in production (commit aad8a9bc5ba2)")]
    [InlineData(false, "orders 1.2.3 could not be rolled back in production (commit aad8a9bc5ba2)")]
    public void A_rollback_is_called_one(bool succeeded, string text) =>
        Assert.Equal(text, (Deployment with { RolledBack = true, Succeeded = succeeded }).ToString());

    [Theory]
    [InlineData(RunOutcome.Success, "succeeded")]
    [InlineData(RunOutcome.Failure, "failed")]
    [InlineData(RunOutcome.Cancelled, "was cancelled")]
    public void A_run_says_how_it_ended(RunOutcome outcome, string verb) => Assert.Equal(
        $"storefront: Merge to main {verb} on main (commit aad8a9bc5ba2, by ada) https://example.org/runs/7",
        (Run with { Outcome = outcome }).ToString());

    [Fact]
    public void A_failed_run_names_every_failed_stage_its_reason_and_its_log() => Assert.Equal(
        """
        storefront: Merge to main failed on main (commit aad8a9bc5ba2) https://example.org/runs/7
        orders failed at UnitTest: 2 of 12 tests failed (log: orders/unit-test/stage.log)
        web failed at Scan
        """,
        (Run with
        {
            Outcome = RunOutcome.Failure,
            Who = null,
            Failures = [new FailedStage("orders", "UnitTest", "2 of 12 tests failed", "orders/unit-test/stage.log"), new FailedStage("web", "Scan", null, null)],
        }).ToString());

    [Fact]
    public void Of_very_many_failures_the_first_are_named_and_the_others_counted()
    {
        var lines = (Run with { Failures = [.. Enumerable.Range(1, 300).Select(number => new FailedStage($"m{number}", "Scan", null, null))] }).ToString().Split('\n');
        Assert.Equal("m20 failed at Scan", lines[20]);
        Assert.Equal("and 280 more", lines[21]);
        Assert.Equal(22, lines.Length);
    }
}
