using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Votes;

/// <summary>Which decision counts.</summary>
internal static class DecisionRules
{
    /// <summary>The last decision on <paramref name="bundle"/> for <paramref name="environment"/>; null: there is none, or it was GO and roles approve by now that nobody asked then.</summary>
    public static DecidedRelease? Standing(LedgerState state, BundleState bundle, string environment)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        var decided = bundle.Decisions.GetValueOrDefault(environment);
        return decided?.Outcome == Decision.Go && state.Rules.Find(environment) is { } policy && RoleTally.Of(policy.Approvers(bundle.IsEmergencyFor(policy)), bundle, environment).Any(tally => !tally.Approves) ? null : decided;
    }
}
