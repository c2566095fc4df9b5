using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Slack;

namespace Pipeline.Stages.Tests.Runner;

public sealed class FailedStageFinderTests : IDisposable
{
    private readonly RunnerSandbox _sandbox = new(RunnerSandbox.All);
    private readonly List<string> _ignored = [];

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Every_failed_stage_is_found_with_the_first_line_of_its_reason_and_its_log()
    {
        Fail(Stage.UnitTest, "orders", "2 of 12 tests failed\n  OrderTests.Adds");
        Fail(Stage.Scan, "catalog", "1 critical vulnerability");
        await _sandbox.RunAsync();

        Assert.Equal(
            [
                new FailedStage("catalog", "Scan", "1 critical vulnerability", "catalog/scan/log.txt"),
                new FailedStage("orders", "UnitTest", "2 of 12 tests failed", "orders/unit-test/log.txt"),
            ],
            Find());
        Assert.Empty(_ignored);
    }

    [Fact]
    public void Without_results_nothing_failed()
    {
        Directory.Delete(_sandbox.Artifacts);
        Assert.Empty(Find());
        Directory.CreateDirectory(_sandbox.Artifacts);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "schemaVersion": 1, "stage": "Scan", "result": null }""")]
    public async Task A_file_that_is_no_result_is_passed_over_and_named(string content)
    {
        Fail(Stage.UnitTest, "orders", "red");
        await _sandbox.RunAsync();
        await File.WriteAllTextAsync(Path.Combine(_sandbox.Artifacts, "catalog", "scan", "result.json"), content, TestContext.Current.CancellationToken);

        Assert.Equal(["orders"], Find().Select(failure => failure.Module));
        Assert.Equal(["catalog/scan/result.json is no result of this stage: ignored."], _ignored);
    }

    [Fact]
    public async Task The_result_of_another_stage_is_passed_over()
    {
        Fail(Stage.UnitTest, "orders", "red");
        await _sandbox.RunAsync();
        File.Copy(Result("orders", "unit-test"), Result("catalog", "scan"), overwrite: true);

        Assert.Equal(["orders"], Find().Select(failure => failure.Module));
        Assert.Single(_ignored);
    }

    [Fact]
    public async Task Links_and_folders_that_no_module_can_have_are_not_followed()
    {
        Fail(Stage.UnitTest, "orders", "red");
        await _sandbox.RunAsync();
        Directory.Move(Path.Combine(_sandbox.Artifacts, "orders"), Path.Combine(_sandbox.Artifacts, "Orders!"));
        Directory.CreateSymbolicLink(Path.Combine(_sandbox.Artifacts, "linked"), Path.Combine(_sandbox.Artifacts, "Orders!"));

        Assert.Empty(Find());
    }

    [Fact]
    public async Task A_reason_brings_no_control_characters_and_no_flood_into_a_message()
    {
        Fail(Stage.UnitTest, "orders", $"\u001b[31mred\r\nmore");
        Fail(Stage.UnitTest, "catalog", new string('x', 5000));
        await _sandbox.RunAsync();

        Assert.Equal([new string('x', 300) + "…", "red"], Find().Select(failure => failure.Reason));
    }

    private string Result(string module, string stage) => Path.Combine(_sandbox.Artifacts, module, stage, "result.json");

    private void Fail(Stage stage, string module, string reason)
    {
        var work = _sandbox[stage].Work;
        _sandbox[stage].Work = (context, token) => context.Module.Name == module ? Task.FromResult(StageResult.Failure(reason)) : work(context, token);
    }

    private IReadOnlyList<FailedStage> Find() => new FailedStageFinder(_sandbox.Artifacts).Find(_ignored.Add);
}
