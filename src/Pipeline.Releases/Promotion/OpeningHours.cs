using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;

namespace Pipeline.Releases.Promotion;

/// <summary>When an environment takes deployments, and how many.</summary>
internal static class OpeningHours
{
    /// <summary>Why it takes none now; empty: it does. An emergency waits for nothing (D11).</summary>
    public static IEnumerable<Reason> Reasons(LedgerState state, BundleState bundle, EnvironmentPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(policy);
        return [];
    }
}
