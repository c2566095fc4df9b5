using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>Where a bundle goes by itself (C2).</summary>
internal static class AutomaticPromotion
{
    /// <summary>Every environment that takes <paramref name="bundle"/> by itself after <paramref name="passed"/>, and that nothing keeps it from, in order. What went back from it does not take it again.</summary>
    public static IReadOnlyList<string> Next(LedgerState state, BundleState bundle, string passed, DateTimeOffset now, string? runtime)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        return
        [
            .. state.Rules.Environments
                .Where(environment => environment.Automatic && environment.After.Contains(passed) && state.Running(environment.Name, bundle)?.Bundle.Id != bundle.Bundle.Id && !state.Environment(environment.Name).WentBackFrom(bundle))
                .Select(environment => environment.Name)
                .Where(environment => Why.Of(state, bundle, environment, now, runtime).Count == 0),
        ];
    }
}
