using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>Where a bundle goes by itself (C2).</summary>
internal static class AutomaticPromotion
{
    /// <summary>The first environment that takes <paramref name="bundle"/> by itself after <paramref name="passed"/>, and that nothing keeps it from; null: none.</summary>
    public static string? Next(LedgerState state, BundleState bundle, string passed, DateTimeOffset now, string? runtime)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        return state.Rules.Environments
            .Where(environment => environment.Automatic && environment.After.Contains(passed) && state.Environment(environment.Name).Current?.Bundle != bundle.Bundle.Id)
            .Select(environment => environment.Name)
            .FirstOrDefault(environment => Why.Of(state, bundle, environment, now, runtime).Count == 0);
    }
}
