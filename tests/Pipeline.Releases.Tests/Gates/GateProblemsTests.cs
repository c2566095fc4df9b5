using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Gates;

namespace Pipeline.Releases.Tests.Gates;

public sealed class GateProblemsTests
{
    [Fact]
    public void A_gate_that_can_be_met_is_no_problem() => Assert.Empty(Find(gate => gate
        .Coverage(80).UnitTestsPassed().IntegrationPassed().NoNewVulnerabilities(Severity.High, new VulnerabilityException("CVE-2026-1", "ada", "it is not reached", new DateOnly(2027, 1, 1)))
        .Metric("load.p95Ms", metric => metric.AtMost(250).WorseByAtMost(0).Weight(2).MaxAge(TimeSpan.FromDays(1))).Score(50)));

    [Theory]
    [InlineData(-1)]
    [InlineData(100.5)]
    public void A_score_is_a_percentage(double score) => Assert.StartsWith($"The gate has Score({score.ToString(System.Globalization.CultureInfo.InvariantCulture)})", Assert.Single(Find(gate => gate.Score(score))), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_is_more_than_nothing(double weight) =>
        Assert.EndsWith("; expected more than 0.", Assert.Single(Find(gate => gate.Passed("pen-test", passed => passed.Weight(weight)))), StringComparison.Ordinal);

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void A_coverage_is_a_percentage(double coverage) =>
        Assert.EndsWith("is a coverage; expected 0 to 100 percent.", Assert.Single(Find(gate => gate.Coverage(coverage))), StringComparison.Ordinal);

    [Fact]
    public void A_metric_has_bounds_that_can_be_met() => Assert.Equal(
        [
            "The gate: 'p95' asks for nothing; give it AtLeast(...) or AtMost(...).",
            "The gate: 'p95 at least 2 and at most 1' is never met: at least 2 is more than at most 1.",
            "The gate: 'p95 at most NaN' has a bound that is no number.",
            "The gate: 'p95 worse than the last good bundle by at most 5 %' does not say which figures are better; give it AtLeast(...) too when greater ones are, else AtMost(...).",
            "The gate: 'p95 at most 5 and worse than the last good bundle by at most -5 %' has WorseByAtMost(-5); expected 0 percent or more.",
        ],
        Find(gate => gate
            .Metric("p95", metric => metric)
            .Metric("p95", metric => metric.AtLeast(2).AtMost(1))
            .Metric("p95", metric => metric.AtMost(double.NaN))
            .Metric("p95", metric => metric.WorseByAtMost(5))
            .Metric("p95", metric => metric.AtMost(5).WorseByAtMost(-5))));

    [Fact]
    public void A_verdict_has_no_bounds() =>
        Assert.Equal(["The gate: 'pen-test passed' has bounds and no metric; name the figure with Metric(...)."], Find(gate => gate.Passed("pen-test", passed => passed.AtLeast(1))));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\u001b[31m")]
    public void Evidence_and_metrics_have_names_that_are_shown(string name) => Assert.Equal(2, Find(gate => gate.Passed(name).Metric(name, metric => metric.AtMost(1))).Count);

    [Fact]
    public void A_criterion_looks_at_something() => Assert.EndsWith("looks at nothing; name its evidence.", Assert.Single(Find(gate => gate.With(new Criterion()))), StringComparison.Ordinal);

    [Fact]
    public void Evidence_is_taken_for_some_time() => Assert.Single(Find(gate => gate.Passed("pen-test", passed => passed.MaxAge(TimeSpan.Zero))));

    [Fact]
    public void An_exception_has_an_owner_and_a_reason() => Assert.Equal(
        [
            "The gate: 'no new vulnerabilities of high severity or worse' puts up with 'CVE-2026-1' without an owner: that is empty.",
            "The gate: 'no new vulnerabilities of high severity or worse' puts up with 'CVE-2026-1' without a reason: that holds characters that are not shown.",
        ],
        Find(gate => gate.NoNewVulnerabilities(Severity.High, new VulnerabilityException("CVE-2026-1", "", "a\nb", new DateOnly(2027, 1, 1)))));

    private static List<string> Find(Func<GateBuilder, GateBuilder> gate) => [.. GateProblems.Find(gate(new GateBuilder(Gate.Open)).Gate, "The gate")];
}
