using Pipeline.Core.Artifacts;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Bundles;

/// <summary>A bundle never goes anywhere again.</summary>
internal sealed record BundleBanned : LedgerEvent
{
    /// <summary>The bundle.</summary>
    public required Digest Bundle { get; init; }

    /// <summary>Why.</summary>
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) => $"{By} bans {BundleName.Of(state, Bundle)} for ever: {Because}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (!state.Bundles.TryGetValue(Bundle.Value, out var bundle))
            yield return BundleName.Unknown(state, Bundle.Value);
        else if (bundle.Banned is { } banned)
            yield return $"{bundle} is banned already, by {banned.By}: {banned.Because}";
        else
            foreach (var refusal in Vouching.Refusals(By, bundle))
                yield return refusal;
        if (string.IsNullOrWhiteSpace(Because))
            yield return "it needs a reason: --because \"...\"";
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state.With(Bundle, bundle => bundle with { Banned = new Standstill(At, By, Because) });
}
