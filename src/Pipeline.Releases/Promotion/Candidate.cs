using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Promotion;

/// <summary>What could come next to an environment.</summary>
internal static class Candidate
{
    /// <summary>
    /// The newest bundle of the environment's branch that was sealed after what runs there, and is neither banned nor decided NO-GO for good; null:
    /// there is none. What keeps it, <see cref="Why"/> tells.
    /// </summary>
    public static BundleState? Of(LedgerState state, EnvironmentPolicy policy) => All(state, policy).FirstOrDefault();

    /// <summary>The newest of these that was decided GO, which may not be the newest of all: a release is not held up by what was sealed after its decision; else what <see cref="Of"/> finds.</summary>
    public static BundleState? ToPromote(LedgerState state, EnvironmentPolicy policy) =>
        All(state, policy).FirstOrDefault(bundle => bundle.Decisions.GetValueOrDefault(policy.Name)?.Outcome == Decision.Go) ?? Of(state, policy);

    private static IEnumerable<BundleState> All(LedgerState state, EnvironmentPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        var running = state.Running(policy.Name);
        // Lazily from the end: the list is long, and the answer stands near it.
        return Enumerable.Range(1, state.Sealed.Count)
            .Select(number => state.Bundles[state.Sealed[^number]])
            .TakeWhile(bundle => bundle.Bundle.Id != running?.Bundle.Id)
            .Where(bundle => bundle.Banned is null && IsOfBranch(bundle, policy) && bundle.Decisions.GetValueOrDefault(policy.Name) is not { IsFinal: true, Outcome: not Decision.Go });
    }

    private static bool IsOfBranch(BundleState bundle, EnvironmentPolicy policy) => !policy.TakesBlessedOnly || policy.Branch is not { } branch || bundle.Branches.Contains(branch);
}
