using Pipeline.Releases.Bundles;

namespace Pipeline.Releases.Ledger;

/// <summary>What several rules ask of a state.</summary>
internal static class LedgerQuestions
{
    /// <summary>The bundle that runs in <paramref name="environment"/>; null: none is known to.</summary>
    public static BundleState? Running(this LedgerState state, string environment)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Environment(environment).Current is { } current ? state.Bundles.GetValueOrDefault(current.Bundle.Value) : null;
    }

    /// <summary>The bundle that runs in <paramref name="environment"/> as far as it matters to <paramref name="bundle"/>: to a release no rehearsal on somebody's machine does; null: none is known to.</summary>
    public static BundleState? Running(this LedgerState state, string environment, BundleState bundle)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        return state.Environment(environment).Last(deployment => deployment.CountsFor(bundle)) is { } last ? state.Bundles.GetValueOrDefault(last.Bundle.Value) : null;
    }

    /// <summary>The bundle that runs in <paramref name="environment"/>, when it was sealed after <paramref name="bundle"/>.</summary>
    public static BundleState? SupersededBy(this LedgerState state, BundleState bundle, string environment)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(state);
        return state.Running(environment, bundle) is { } running && running.Number > bundle.Number ? running : null;
    }

    /// <summary>The last bundle that ran well in <paramref name="environment"/>, by the rules, and is another than <paramref name="bundle"/>: what it is compared with.</summary>
    public static BundleState? LastGood(this LedgerState state, BundleState bundle, string environment)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        var last = state.Environment(environment).Last(deployment => !deployment.ByOverride && deployment.CountsFor(bundle) && deployment.Bundle != bundle.Bundle.Id && state.Bundles.GetValueOrDefault(deployment.Bundle.Value) is { Banned: null });
        return last is null ? null : state.Bundles[last.Bundle.Value];
    }
}
