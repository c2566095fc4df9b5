using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>When a deployment goes past the rules (D15).</summary>
internal static class OverrideRules
{
    /// <summary>How many people of as many roles sign.</summary>
    public const int Signatures = 2;

    /// <summary>Whether enough have signed that <paramref name="bundle"/> goes to <paramref name="environment"/> whatever the rules say. A release that went there by the rules since has spent it.</summary>
    public static bool IsComplete(LedgerState state, BundleState bundle, string environment)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        return Standing(state, bundle, environment).Count() >= Signatures;
    }

    /// <summary>The signatures that count still.</summary>
    public static IEnumerable<OverrideSignature> Standing(LedgerState state, BundleState bundle, string environment)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        if (bundle.Overrides.GetValueOrDefault(environment) is not { } signatures)
            return [];
        var normal = state.Environment(environment).Last(deployment => !deployment.ByOverride && deployment.CountsFor(bundle))?.At;
        return signatures.Where(signature => normal is null || signature.At >= normal);
    }

    /// <summary>Whether <paramref name="bundle"/> went past the rules when it last came to an environment: going back to it makes nothing good.</summary>
    public static bool WasPast(EnvironmentState environment, Digest bundle)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment.Last(deployment => deployment.Bundle == bundle) is { ByOverride: true };
    }
}
