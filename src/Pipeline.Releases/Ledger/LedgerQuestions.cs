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

    /// <summary>The bundle that runs in <paramref name="environment"/>, when it was sealed after <paramref name="bundle"/>.</summary>
    public static BundleState? SupersededBy(this LedgerState state, BundleState bundle, string environment)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return state.Running(environment) is { } running && running.Bundle.Id != bundle.Bundle.Id && state.Sealed.IndexOf(running.Bundle.Id.Value) > state.Sealed.IndexOf(bundle.Bundle.Id.Value) ? running : null;
    }

    /// <summary>The last bundle that ran well in <paramref name="environment"/> and is another than <paramref name="bundle"/>: what it is compared with.</summary>
    public static BundleState? LastGood(this LedgerState state, BundleState bundle, string environment)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        var last = state.Environment(environment).Deployments.FindLast(deployment => deployment.Succeeded && deployment.Bundle != bundle.Bundle.Id && state.Bundles[deployment.Bundle.Value].Banned is null);
        return last is null ? null : state.Bundles[last.Bundle.Value];
    }
}
