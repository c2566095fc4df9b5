using Pipeline.Core.Model;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Reports.Releases;

namespace Pipeline.Benchmarks.Ledger;

/// <summary>What people ask of a ledger: where everything stands, and what keeps the last bundle from production.</summary>
internal sealed class Questions
{
    private readonly LedgerState _state;
    private readonly BundleState _last;
    private readonly DateTimeOffset _now;

    public Questions(LedgerState events)
    {
        var policy = PipelineModel.In("/shop").Application("shop")
            .Environment("staging")
            .Environment("production", environment => environment.FromBranch("main").After("staging")
                .Gate(gate => gate.Coverage(80).UnitTestsPassed().IntegrationPassed().NoNewVulnerabilities(Severity.High))
                .Approval(approval => approval.Role("role-1").Role("role-2").Role("role-3", veto: true)))
            .DeclaredReleasePolicy();
        _now = events.LastAt!.Value;
        _state = events.After(new PolicyAdopted { At = _now, By = new Person { Name = "ada", Proven = true }, Policy = policy, Cycle = "1" });
        _last = _state.Bundles[_state.Sealed[^1]];
    }

    public string Status() => StatusText.Write(_state, null, _now);

    public IReadOnlyList<Reason> Why() => Releases.Promotion.Why.Of(_state, _last, "production", _now, runtime: null);
}
