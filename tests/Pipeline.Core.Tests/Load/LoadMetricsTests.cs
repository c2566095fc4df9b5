using Pipeline.Core.Load;

namespace Pipeline.Core.Tests.Load;

public sealed class LoadMetricsTests
{
    private static readonly LoadTestResult Slower = SampleLoads.Result with { Module = "orders", Measured = SampleLoads.Measured with { Rate = 200, Latency = SampleLoads.Measured.Latency with { P95Ms = 9, P99Ms = 70 } } };

    [Fact]
    public void A_gate_asks_for_the_figures_by_these_names() => Assert.Equal(
        ["load.errorRate 0.02", "load.maxMs 1001.5", "load.p50Ms 2", "load.p95Ms 4", "load.p99Ms 80", "load.rate 99.5"],
        LoadMetrics.Of(SampleLoads.Measured).Select(metric => FormattableString.Invariant($"{metric.Key} {metric.Value}")).Order(StringComparer.Ordinal));

    [Fact]
    public void The_whole_is_as_good_as_the_worst_of_its_modules()
    {
        var whole = LoadMetrics.OfWhole([SampleLoads.Result, Slower]);

        Assert.Equal((9, 80, 99.5), (whole["load.p95Ms"], whole["load.p99Ms"], whole["load.rate"]));
    }

    [Fact]
    public void A_test_of_the_application_speaks_for_the_whole()
    {
        var whole = LoadMetrics.OfWhole([Slower, SampleLoads.Result with { IsOfApplication = true }]);

        Assert.Equal(4, whole["load.p95Ms"]);
    }
}
