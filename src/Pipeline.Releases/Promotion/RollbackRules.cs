using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>Where an environment can go back to (D16).</summary>
internal static class RollbackRules
{
    /// <summary>The bundle that ran well in <paramref name="environment"/>, by the rules, before the one that runs now; null: there is none. What was gone back from is none.</summary>
    /// <param name="state">The ledger.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="rehearsals">Whether what runs on somebody's own machine counts: to whoever rehearses.</param>
    public static BundleState? Previous(LedgerState state, string environment, bool rehearsals)
    {
        ArgumentNullException.ThrowIfNull(state);
        var running = state.Environment(environment).Last(deployment => rehearsals || !deployment.IsRehearsal);
        return running is not null && state.Bundles.GetValueOrDefault(running.Bundle.Value) is { } bundle ? Previous(state, environment, bundle) : null;
    }

    /// <summary>Whether <paramref name="seen"/> is still the last that ran well there, and nobody deploys. Rehearsals change nothing of what is none.</summary>
    public static bool IsStill(LedgerState state, string environment, Deployment? seen, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var there = state.Environment(environment);
        var rehearses = seen is null or { IsRehearsal: true };
        var last = there.Last(deployment => rehearses || !deployment.IsRehearsal);
        return (last?.At, last?.Bundle) == (seen?.At, seen?.Bundle) && !(there.UnderWay is { } underWay && underWay.Until > now && (rehearses || !underWay.IsRehearsal));
    }

    private static BundleState? Previous(LedgerState state, string environment, BundleState running)
    {
        // Going back takes away what came after: going back again does not return to it.
        List<Deployment> standing = [];
        foreach (var deployment in state.Environment(environment).Deployments.Where(deployment => deployment.Succeeded && deployment.CountsFor(running)))
        {
            if (standing.FindIndex(earlier => earlier.Bundle == deployment.Bundle) is var index and >= 0)
                standing.RemoveRange(index, deployment.IsRollback ? standing.Count - index : 1);
            standing.Add(deployment);
        }

        var previous = standing.FindLast(deployment => !deployment.ByOverride && deployment.Bundle != running.Bundle.Id && state.Bundles.GetValueOrDefault(deployment.Bundle.Value) is { Banned: null });
        return previous is null ? null : state.Bundles[previous.Bundle.Value];
    }

    /// <summary>The bundle that <paramref name="environment"/> is brought back to when <paramref name="failed"/> fails: what ran before, and when that was banned meanwhile, what ran well before it; null: there is none.</summary>
    public static BundleState? After(LedgerState state, BundleState failed, string environment)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Running(environment, failed) switch
        {
            null => null,
            { Banned: null } running => running,
            var banned => Previous(state, environment, banned),
        };
    }

    /// <summary>Every reason why <paramref name="environment"/> cannot go back to <paramref name="bundle"/>; empty: it can. Holds, windows and votes keep nobody from what ran there before.</summary>
    public static IEnumerable<Reason> Reasons(LedgerState state, BundleState bundle, string environment, DateTimeOffset now, string? runtime)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        if (state.Environment(environment).FirstPassed(bundle) is null)
            yield return new Reason(ReasonKind.Order, $"{bundle} never ran in {environment}", $"./build.sh Promote --to {environment} takes what has not been there");
        // Whoever goes back does not wait for a deployment that may have been killed.
        foreach (var reason in Why.Always(state, bundle, environment, now, runtime).Where(reason => reason.Kind != ReasonKind.UnderWay))
            yield return reason;
    }
}
