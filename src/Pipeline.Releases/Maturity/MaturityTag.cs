using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Maturity;

/// <summary>Where the tag of an image stands that is named by a level of maturity.</summary>
internal static class MaturityTag
{
    /// <summary>The later bundle whose image keeps the tag: the tag does not go back while what it points to is still so mature. Null: the tag may move.</summary>
    /// <param name="state">The ledger.</param>
    /// <param name="to">The bundle that the tag would move to.</param>
    /// <param name="level">The level that the tag is named by.</param>
    /// <param name="module">The module.</param>
    /// <param name="holder">The image that has the tag.</param>
    /// <param name="now">The time.</param>
    public static BundleState? Keeper(LedgerState state, BundleState to, MaturityLevel level, string module, Digest holder, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(to);
        return state.Bundles.Values
            .Where(bundle => bundle.Number > to.Number && bundle.Banned is null && bundle.Bundle.Content.Modules.Any(one => one.Name == module && one.Image == holder))
            .OrderByDescending(bundle => bundle.Number)
            .FirstOrDefault(bundle => MaturityOf.Bundle(state, bundle, now)?.Level >= level);
    }
}
