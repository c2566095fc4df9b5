using NSubstitute;
using Pipeline.Core.Errors;
using Pipeline.Core.Stages;
using Pipeline.Tools.Testing;

namespace Pipeline.Stages.Tests.IntegrationTest;

public sealed class IntegrationTestStageTests : IDisposable
{
    private const string Green = "echo \"<testsuite name='shop'><testcase name='buys'/></testsuite>\" > \"$RESULTS_DIRECTORY/shop.xml\"; ";
    private const string Red = "echo \"<testsuite name='shop'><testcase name='buys'><failure message='no answer'/></testcase></testsuite>\" > \"$RESULTS_DIRECTORY/shop.xml\"; ";
    private readonly IntegrationTestScene _scene = new();

    [Fact]
    public async Task A_green_suite_succeeds_with_its_counts_and_publishes_its_report()
    {
        var result = await _scene.Deployed("cart", "http://127.0.0.1:1").RunAsync(Green);

        Assert.Equal(StageStatus.Succeeded, result.Status);
        Assert.Equal((1, 1, 0), (result.Metrics["tests.total"], result.Metrics["tests.passed"], result.Metrics["tests.failed"]));
        Assert.Equal(["results/shop.xml"], result.Files);
    }

    [Fact]
    public async Task The_suite_runs_in_the_models_root_and_finds_each_deployed_module_at_its_variable()
    {
        await _scene.Deployed("cart", "http://127.0.0.1:1").Deployed("back-office", "http://127.0.0.1:2").RunAsync(Green + "pwd; echo $ENDPOINT_CART $ENDPOINT_BACK_OFFICE");

        Assert.Contains(_scene.Root, _scene.Log.ToString(), StringComparison.Ordinal);
        Assert.Contains("\nhttp://127.0.0.1:1 http://127.0.0.1:2\n", _scene.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_without_endpoint_has_no_variable()
    {
        await _scene.Deployed("cart", "http://127.0.0.1:1").Deployed("back-office", null).RunAsync(Green + "echo \"office: ${ENDPOINT_BACK_OFFICE-unset}\"");

        Assert.Contains("office: unset", _scene.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ways_to_the_modules_are_closed_when_the_suite_has_ended()
    {
        var way = Substitute.For<IAsyncDisposable>();

        await _scene.Deployed("cart", "http://127.0.0.1:1", way).RunAsync(Green);

        await way.Received(1).DisposeAsync();
    }

    [Fact]
    public async Task A_module_that_cannot_be_reached_stops_the_stage_and_leaves_no_way_open()
    {
        var way = Substitute.For<IAsyncDisposable>();

        await Assert.ThrowsAsync<PipelineException>(() => _scene.Deployed("cart", "http://127.0.0.1:1", way).Unreachable("back-office", "no way").RunAsync(Green));

        await way.Received(1).DisposeAsync();
    }

    [Fact]
    public async Task A_failed_test_fails_the_stage_by_its_name()
    {
        var result = await _scene.Deployed("cart", "http://127.0.0.1:1").RunAsync(Red + "exit 1");

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Equal("1 of 1 test failed: shop.buys (no answer)", result.Reason);
        Assert.Equal(["first-results/shop.xml", "results/shop.xml"], result.Files.Order());
    }

    [Fact]
    public async Task What_fails_and_passes_when_it_runs_once_more_is_flaky_and_counted()
    {
        var result = await _scene.Deployed("cart", "http://127.0.0.1:1").RunAsync($"if [ -e ran ]; then {Green} else touch ran; {Red} exit 1; fi");

        Assert.Equal((StageStatus.Succeeded, "flaky: it passed only when it ran once more; at first: 1 of 1 test failed: shop.buys (no answer)"), (result.Status, result.Reason));
        Assert.Equal((1, 1, 0), (result.Metrics["tests.flaky"], result.Metrics["tests.passed"], result.Metrics["tests.failed"]));
    }

    [Fact]
    public async Task A_suite_that_broke_off_and_then_passes_is_flaky_too()
    {
        var result = await _scene.Deployed("cart", "http://127.0.0.1:1").RunAsync($"{Green} [ -e ran ] || {{ touch ran; exit 3; }}");

        Assert.Equal((StageStatus.Succeeded, 1), (result.Status, result.Metrics["tests.flaky"]));
    }

    [Fact]
    public async Task A_suite_that_fails_runs_twice_and_no_more()
    {
        await _scene.Deployed("cart", "http://127.0.0.1:1").RunAsync($"{Red} echo x >> runs; exit 1");

        Assert.Equal("x\nx\n", File.ReadAllText(Path.Combine(_scene.Root, "runs")));
    }

    [Fact]
    public async Task A_suite_that_tells_nothing_runs_once()
    {
        await _scene.Deployed("cart", "http://127.0.0.1:1").RunAsync("echo x >> runs");

        Assert.Equal("x\n", File.ReadAllText(Path.Combine(_scene.Root, "runs")));
    }

    [Fact]
    public async Task A_suite_that_breaks_off_fails_the_stage_with_its_last_words()
    {
        var result = await _scene.Deployed("cart", "http://127.0.0.1:1").RunAsync(Green + "echo no browser; exit 3");

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.EndsWith("ended with exit code 3: no browser", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suite_that_breaks_off_is_told_before_the_half_file_it_leaves()
    {
        var result = await _scene.Deployed("cart", "http://127.0.0.1:1").RunAsync("echo '<testsuite>' > $RESULTS_DIRECTORY/a.xml; exit 137");

        Assert.Contains("ended with exit code 137: it said nothing. It left a broken file behind: ", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_of_a_suite_that_ended_well_is_an_error_that_names_it()
    {
        var exception = await Assert.ThrowsAsync<MalformedResultException>(() => _scene.Deployed("cart", "http://127.0.0.1:1").RunAsync("echo '<testsuite>' > $RESULTS_DIRECTORY/a.xml"));

        Assert.EndsWith("a.xml", exception.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suite_that_ends_well_but_reports_nothing_fails_with_the_next_step()
    {
        var result = await _scene.Deployed("cart", "http://127.0.0.1:1").RunAsync("true");

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.EndsWith("wrote no test result. Let it write JUnit XML or trx into the folder that RESULTS_DIRECTORY names.", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_suite_the_stage_is_skipped_and_says_how_to_name_one()
    {
        var result = await _scene.Deployed("cart", "http://127.0.0.1:1").RunAsync([]);

        Assert.Equal(StageStatus.Skipped, result.Status);
        Assert.StartsWith("'shop' has no integration suite. Name its command in the model", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_deployed_the_stage_is_skipped_and_the_suite_does_not_run()
    {
        var result = await _scene.RunAsync("touch ran");

        Assert.Equal((StageStatus.Skipped, "No selected module is deployed, so there is nothing to test."), (result.Status, result.Reason));
        Assert.Empty(Directory.GetFiles(_scene.Root));
    }

    public void Dispose() => _scene.Dispose();
}
