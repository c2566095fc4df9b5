using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Components;

public class RunFailedExceptionTests
{
    [Fact]
    public void Every_failed_stage_is_named_with_its_reason_and_log()
    {
        var exception = new RunFailedException(
            Run(RunVerdict.Failed, Module("orders", Failed(Stage.UnitTest, "1 of 14 tests failed: A")), Module("web", Failed(Stage.Scan, "CVE-2022-0778"))),
            "artifacts");

        Assert.Contains("2 of 2 modules failed", exception.Message, StringComparison.Ordinal);
        Assert.Contains("orders failed at UnitTest: 1 of 14 tests failed: A\n  log:   artifacts/orders/unittest/log.txt\n  again: ./build.sh UnitTest --module orders\n", exception.Message, StringComparison.Ordinal);
        Assert.Contains("web failed at Scan: CVE-2022-0778", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_the_whole_application_is_told_once()
    {
        var failed = Failed(Stage.IntegrationTest, "1 of 8 tests failed: A");

        var message = new RunFailedException(Run(RunVerdict.Failed, Module("orders", failed), Module("web", failed)), "artifacts").Message;

        Assert.StartsWith("2 of 2 modules failed:\norders, web failed at IntegrationTest: 1 of 8 tests failed: A\n  again: ./build.sh IntegrationTest\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_says_how_to_repeat_the_first_failure()
    {
        var exception = new RunFailedException(Run(RunVerdict.Failed, Module("orders", Failed(Stage.UnitTest, "red"))), "artifacts");

        Assert.Contains("./build.sh UnitTest --module orders", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployment_is_repeated_in_its_environment()
    {
        var exception = new RunFailedException(Run(RunVerdict.Failed, Module("orders", Failed(Stage.Deploy, "red"))) with { Environment = "production" }, "artifacts");

        Assert.Contains("./build.sh Deploy --module orders --environment production", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_run_says_how_to_go_on()
    {
        var exception = new RunFailedException(Run(RunVerdict.Cancelled, Module("orders")), "artifacts");

        Assert.Contains("--resume", exception.Message, StringComparison.Ordinal);
    }

    private static StageRecord Failed(Stage stage, string reason) => new()
    {
        Name = stage,
        Status = StageStatus.Failed,
        Reason = reason,
        Log = stage == Stage.UnitTest ? "orders/unittest/log.txt" : null,
    };

    private static ModuleRecord Module(string name, params StageRecord[] stages) => new() { Name = name, Version = "0.1.0", Stages = stages };

    private static RunRecord Run(RunVerdict verdict, params ModuleRecord[] modules) =>
        new() { Commit = new string('a', 40), StartedAt = DateTimeOffset.UnixEpoch, Verdict = verdict, Modules = modules };
}
