using System.Globalization;
using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Promotion;

/// <summary>Somebody signed that a bundle goes to an environment past the rules. Two people of two roles must (D15).</summary>
internal sealed record OverrideSigned : LedgerEvent
{
    /// <summary>The bundle.</summary>
    public required Digest Bundle { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>In which role.</summary>
    public required string Role { get; init; }

    /// <summary>Why.</summary>
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var number = (state.Bundles.TryGetValue(Bundle.Value, out var bundle) ? OverrideRules.Standing(state, bundle, Environment).Count() : 0) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{By} signs as {Role} that {BundleName.Of(state, Bundle)} goes to {Environment} past the rules ({number} of {OverrideRules.Signatures}): {Because}");
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (string.IsNullOrWhiteSpace(Because))
            yield return "it needs a reason: --because \"...\"";
        if (!state.Bundles.TryGetValue(Bundle.Value, out var bundle))
        {
            yield return BundleName.Unknown(state, Bundle.Value);
            yield break;
        }

        foreach (var refusal in RoleRules.Refusals(state.Rules, Environment, Role, By, bundle))
            yield return refusal;
        if (bundle.Banned is { } banned)
            yield return $"{bundle} is banned for ever, by {banned.By}: {banned.Because}";
        foreach (var signature in OverrideRules.Standing(state, bundle, Environment))
        {
            if (signature.By.Is(By))
                yield return $"{By} has signed already: it takes {OverrideRules.Signatures} people";
            else if (signature.Role == Role)
                yield return $"{Role} has signed already, by {signature.By}: it takes {OverrideRules.Signatures} roles";
        }
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state.With(
        Bundle,
        bundle => bundle with { Overrides = bundle.Overrides.SetItem(Environment, (bundle.Overrides.GetValueOrDefault(Environment) ?? []).Add(new OverrideSignature(At, By, Role, Because))) });
}
