using Pipeline.Core.Load;

namespace Pipeline.Core.Tests.Load;

public sealed class LoadRulesTests
{
    private static readonly LoadTestSettings Lenient = new() { Rate = 100, ErrorRateAtMost = 1 };

    [Fact]
    public void What_meets_every_threshold_has_no_fault() => Assert.Empty(LoadRules.FaultsOf(Lenient with { P95AtMost = TimeSpan.FromMilliseconds(4), P99AtMost = TimeSpan.FromMilliseconds(80) }, SampleLoads.Measured));

    [Fact]
    public void More_failures_than_may_be_are_a_fault_with_an_example() =>
        Assert.Equal(["2 % of the requests failed, at most 1 % may (such as: answer 503)"], LoadRules.FaultsOf(Lenient with { ErrorRateAtMost = 0.01 }, SampleLoads.Measured));

    [Fact]
    public void A_percentile_above_its_threshold_is_a_fault_that_names_both() => Assert.Equal(
        ["95 of 100 requests took up to 4 ms, at most 3 ms may they", "99 of 100 requests took up to 80 ms, at most 79 ms may they"],
        LoadRules.FaultsOf(Lenient with { P95AtMost = TimeSpan.FromMilliseconds(3), P99AtMost = TimeSpan.FromMilliseconds(79) }, SampleLoads.Measured));

    [Fact]
    public void A_rate_that_could_not_be_kept_is_a_fault() =>
        Assert.Contains("only 99.5 of 200 requests a second could be sent over 20 connections", Assert.Single(LoadRules.FaultsOf(Lenient with { Rate = 200 }, SampleLoads.Measured)), StringComparison.Ordinal);

    [Fact]
    public void A_closed_loop_keeps_no_rate_and_is_not_judged_by_one() => Assert.Empty(LoadRules.FaultsOf(Lenient with { Rate = 200 }, SampleLoads.Measured with { IsOpenLoop = false }));

    [Fact]
    public void A_test_without_a_request_shows_nothing() => Assert.Equal(["not one request was made"], LoadRules.FaultsOf(Lenient, SampleLoads.Measured with { Requests = 0 }));
}
