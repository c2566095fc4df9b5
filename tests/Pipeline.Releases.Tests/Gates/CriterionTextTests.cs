using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Gates;

namespace Pipeline.Releases.Tests.Gates;

public sealed class CriterionTextTests
{
    [Fact]
    public void A_criterion_says_what_it_asks_for()
    {
        var gate = new GateBuilder(Gate.Open)
            .Coverage(80)
            .UnitTestsPassed()
            .NoNewVulnerabilities(Severity.High)
            .IntegrationPassed()
            .Metric("load.p95Ms", metric => metric.Of("load").AtMost(250.5).WorseByAtMost(10))
            .Gate;

        Assert.Equal(
            [
                "coverage.line of UnitTest at least 80",
                "UnitTest passed",
                "no new vulnerabilities of high severity or worse",
                "IntegrationTest passed",
                "load.p95Ms of load at most 250.5 and worse than the last good bundle by at most 10 %",
            ],
            gate.Criteria.Select(criterion => criterion.ToString()));
    }
}
