using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>Where an environment can go back to (D16).</summary>
internal static class RollbackRules
{
    /// <summary>The bundle that ran well in <paramref name="environment"/> before the one that runs now; null: there is none.</summary>
    public static BundleState? Previous(LedgerState state, string environment)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Running(environment) is { } running ? state.LastGood(running, environment) : null;
    }

    /// <summary>Every reason why <paramref name="environment"/> cannot go back to <paramref name="bundle"/>; empty: it can. Holds, windows and votes keep nobody from what ran there before.</summary>
    public static IEnumerable<Reason> Reasons(LedgerState state, BundleState bundle, string environment, DateTimeOffset now, string? runtime)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        if (state.Environment(environment).FirstPassed(bundle.Bundle.Id) is null)
            yield return new Reason(ReasonKind.Order, $"{bundle} never ran in {environment}", $"./build.sh Promote --to {environment} takes what has not been there");
        foreach (var reason in Why.Always(state, bundle, environment, now, runtime))
            yield return reason;
    }
}
