using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Channels;

/// <summary>How long a bundle ran in an environment.</summary>
internal static class RunTime
{
    /// <summary>The longest time at one go; null: it never did by the rules, or it was rolled back from and not brought back.</summary>
    /// <param name="state">The ledger.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="bundle">The bundle.</param>
    /// <param name="now">The time.</param>
    /// <param name="byTheRules">Whether time after an override counts as none.</param>
    public static TimeSpan? Of(LedgerState state, string environment, BundleState bundle, DateTimeOffset now, bool byTheRules = true)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        TimeSpan? longest = null;
        DateTimeOffset? since = null;
        foreach (var deployment in state.Environment(environment).Deployments.Where(one => one.Succeeded && one.CountsFor(bundle)))
        {
            if (deployment.Bundle == bundle.Bundle.Id)
            {
                since = byTheRules && deployment.ByOverride ? null : since ?? deployment.At;
            }
            else if (since is { } begun)
            {
                // What was rolled back from did not prove itself, however long it ran.
                longest = deployment.IsRollback ? null : Max(longest, deployment.At - begun);
                since = null;
            }
        }

        return since is { } running ? Max(longest, now - running) : longest;
    }

    private static TimeSpan Max(TimeSpan? one, TimeSpan other) => one is { } time && time > other ? time : other;
}
