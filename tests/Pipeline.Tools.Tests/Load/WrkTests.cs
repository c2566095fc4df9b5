using Pipeline.Core.Errors;
using Pipeline.Core.Load;
using Pipeline.Tools.Load;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Load;

public sealed class WrkTests
{
    private static readonly LoadTestSettings Short = new() { Duration = TimeSpan.FromSeconds(1), WarmUp = TimeSpan.Zero, Connections = 2 };

    [Fact]
    public async Task It_measures_in_a_closed_loop_and_says_so()
    {
        await RequireWrkAsync();
        using var server = LoadServer.Start();

        var measured = await new WrkGenerator(new ProcessRunner()).RunAsync(Short, server.Address, TestContext.Current.CancellationToken);

        Assert.Equal(("wrk", false, false), (measured.Generator, measured.IsOpenLoop, measured.CountsFromDue));
        Assert.True(measured.Requests > 0 && measured.Errors.Total == 0, $"{measured.Requests} {measured.Errors}");
        Assert.True(measured.Latency.P50Ms <= measured.Latency.P99Ms && measured.Latency.P99Ms <= measured.Latency.MaxMs, $"{measured.Latency}");
    }

    [Fact]
    public async Task Its_answers_of_400_and_more_are_failures()
    {
        await RequireWrkAsync();
        using var server = LoadServer.Start(head => Task.FromResult(LoadServer.Text(head.Contains("X-Shop: \"tea\"\\", StringComparison.Ordinal) ? 404 : 200)));

        var measured = await new WrkGenerator(new ProcessRunner()).RunAsync(Short with { Headers = new Dictionary<string, string> { ["X-Shop"] = "\"tea\"\\" } }, server.Address, TestContext.Current.CancellationToken);

        Assert.Equal(1, measured.ErrorRate);
    }

    [Fact]
    public void Its_line_is_read()
    {
        var measured = WrkReport.Read(
            ["Running 1s test", "PIPELINE-LOAD {\"durationMs\":1000.5,\"requests\":90,\"connect\":1,\"read\":2,\"write\":3,\"status\":5,\"timeout\":4,\"meanMs\":1.5,\"maxMs\":9,\"percentiles\":{\"50\":1,\"90\":2,\"95\":3,\"99\":4,\"99.9\":5}}"],
            "wrk");

        Assert.Equal((100, 5, 4, 6), (measured.Requests, measured.Errors.Status, measured.Errors.Timeout, measured.Errors.Connection));
        Assert.Equal(new LoadLatency(1.5, 1, 2, 3, 4, 5, 9), measured.Latency);
    }

    [Theory]
    [InlineData("Running 1s test")]
    [InlineData("PIPELINE-LOAD {")]
    [InlineData("PIPELINE-LOAD {\"requests\":\"x\"}")]
    public void What_it_does_not_tell_is_no_result(string line) => Assert.Contains("--load-generator BuiltIn", Assert.Throws<PipelineException>(() => WrkReport.Read([line], "wrk")).Message, StringComparison.Ordinal);

    private static async Task RequireWrkAsync()
    {
        try
        {
            await new ProcessRunner().RunAsync(new Command("wrk", "-v"), null, TestContext.Current.CancellationToken);
        }
        catch (ProgramNotFoundException)
        {
            Assert.Skip("wrk is not on PATH.");
        }
    }
}
