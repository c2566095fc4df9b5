using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Tests;
using Pipeline.Reports.Releases;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Releases;

public sealed class GateTableTests
{
    private readonly ReleaseStory _story = Shop.Story();

    [Fact]
    public void Every_criterion_is_a_row_with_value_threshold_evidence_and_verdict() => Snapshot.Matches("gate.txt", GateTable.Write(Evaluated(), _story.Now));

    [Fact]
    public void The_same_is_a_table_in_Markdown() => Snapshot.Matches("gate.md", GateTable.WriteMarkdown(Evaluated(), _story.Now));

    [Fact]
    public void A_gate_without_criteria_asks_for_nothing()
    {
        var bundle = _story.Seal();

        Assert.Equal("The gate asks for nothing.\n", GateTable.Write(GateEvaluation.Of(_story.State, _story.State.Rules.Find("staging")!, bundle, _story.Now), _story.Now));
    }

    [Fact]
    public void A_criterion_on_vulnerabilities_is_told_in_words()
    {
        var answer = new CriterionAnswer { Criterion = new Criterion { Evidence = "Scan", NoNewVulnerabilities = Severity.High }, Module = "orders", Verdict = CriterionVerdict.Failed, Fault = "new: CVE-2026-1 in a|b 1.0" };

        Assert.Equal(["orders", "new vulnerabilities", "-", "none of high severity or worse", "-", "FAILS: new: CVE-2026-1 in a|b 1.0"], CriterionRow.From(answer, _story.Now).Cells);
        Assert.Contains(@"a\|b", GateTable.WriteMarkdown(new GateEvaluation { Parts = [new GatePart(Gate.Open, [answer])] }, _story.Now), StringComparison.Ordinal);
    }

    private GateEvaluation Evaluated()
    {
        _story.Released();
        _story.Later(TimeSpan.FromDays(3));
        var bundle = _story.Seal(coverage: 71.5, integration: false);
        _story.Found(bundle.Bundle.Id, "load", null, ("load.p95Ms", 210));
        _story.Later(TimeSpan.FromHours(5));
        return GateEvaluation.Of(_story.State, _story.State.Rules.Find("production")!, bundle, _story.Now);
    }
}
