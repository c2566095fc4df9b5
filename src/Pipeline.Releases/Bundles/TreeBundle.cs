using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Bundles;

/// <summary>Finds the bundle of sources: the same git tree is the same sources, whatever the commit.</summary>
internal static class TreeBundle
{
    /// <summary>The last bundle that was sealed of <paramref name="tree"/>; null when there is none.</summary>
    /// <param name="state">The ledger.</param>
    /// <param name="tree">The git tree.</param>
    /// <param name="proven">Whether somebody vouches for whoever asks: then a rehearsal is none.</param>
    public static BundleState? Find(LedgerState state, string tree, bool proven)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Sealed.Reverse().Select(id => state.Bundles[id]).FirstOrDefault(bundle => bundle.Bundle.Content.Tree == tree && (!bundle.IsRehearsal || !proven));
    }
}
