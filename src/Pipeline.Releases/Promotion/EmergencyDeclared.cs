using Pipeline.Core.Artifacts;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Promotion;

/// <summary>A release cannot wait: the shorter gate that was defined beforehand counts for it (D11, F6).</summary>
internal sealed record EmergencyDeclared : LedgerEvent
{
    /// <summary>The bundle.</summary>
    public required Digest Bundle { get; init; }

    /// <summary>Why.</summary>
    public required string Because { get; init; }

    /// <summary>The severity of the alert that triggered it; null: a person did.</summary>
    public Severity? Alert { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) =>
        $"{By} declares {BundleName.Of(state, Bundle)} an emergency{(Alert is { } alert ? $" ({alert.ToString().ToLowerInvariant()} alert)" : "")}: {Because}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (string.IsNullOrWhiteSpace(Because))
            yield return "an emergency needs a reason: --because \"...\"";
        if (!state.Bundles.TryGetValue(Bundle.Value, out var bundle))
            yield return BundleName.Unknown(state, Bundle.Value);
        else if (bundle.Banned is { } banned)
            yield return $"{bundle} is banned for ever, by {banned.By}: {banned.Because}";
        else if (bundle.Emergency is { } emergency)
            yield return $"{bundle} is an emergency already, declared by {emergency.By}: {emergency.Because}";
        else if (!state.Rules.Environments.Any(environment => environment.EmergencyGate is not null))
            yield return "no environment has a gate for emergencies: define it beforehand, with .Emergency(...)";
        else if (Vouching.Refusals(By, bundle).FirstOrDefault() is { } unproven)
            yield return unproven;
        else if (Alert is { } alert && !state.Rules.Environments.Any(environment => environment.EmergencyFrom <= alert))
            yield return $"an alert of {alert.ToString().ToLowerInvariant()} severity makes no emergency by itself";
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state.With(Bundle, bundle => bundle with
    {
        Emergency = new Emergency(At, By, Because, Alert),
        // What was decided by the full gate was not decided for this one.
        Decisions = bundle.Decisions.RemoveRange(bundle.Decisions.Where(decided => decided.Value.Outcome == Decision.Go && state.Rules.Find(decided.Key)?.EmergencyGate is not null).Select(decided => decided.Key)),
    });
}
