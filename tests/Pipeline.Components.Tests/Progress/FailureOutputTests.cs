using System.Text.RegularExpressions;
using Pipeline.Components.Tests;

namespace Pipeline.Components.Progress;

public sealed partial class FailureOutputTests : IDisposable
{
    private readonly StagedShop _shop = new();

    [Theory]
    [InlineData("Pipeline")]
    [InlineData("UnitTest", "Scan", "--parallel")]
    public async Task Why_a_stage_failed_is_printed_once_with_its_log_and_how_to_repeat_it(params string[] arguments)
    {
        var (exitCode, output) = await _shop.RunAsync(new Dictionary<string, string?> { ["FAIL"] = "UnitTest:orders", ["COMMAND"] = "echo noise" }, arguments);

        Assert.NotEqual(0, exitCode);
        Assert.Single(Reason.Matches(output));
        Assert.Contains("orders failed at UnitTest: it was told to\n  log:   artifacts/orders/unit-test/log.txt\n  again: ./build.sh UnitTest --module orders\n", output, StringComparison.Ordinal);
    }

    public void Dispose() => _shop.Dispose();

    [GeneratedRegex("it was told to")]
    private static partial Regex Reason { get; }
}
