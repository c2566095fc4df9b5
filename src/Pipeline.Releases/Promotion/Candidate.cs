using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Promotion;

/// <summary>What could come next to an environment.</summary>
internal static class Candidate
{
    /// <summary>
    /// The newest bundle of the environment's branch that was sealed after what runs there, and is neither banned nor decided NO-GO for good nor gone back from; null:
    /// there is none. What keeps it, <see cref="Why"/> tells.
    /// </summary>
    public static BundleState? Of(LedgerState state, EnvironmentPolicy policy) => First(All(state, policy));

    /// <summary>The newest of these that was decided GO, which may not be the newest of all: a release is not held up by what was sealed after its decision; else what <see cref="Of"/> finds.</summary>
    public static BundleState? ToPromote(LedgerState state, EnvironmentPolicy policy) =>
        First(All(state, policy).Where(bundle => bundle.Decisions.GetValueOrDefault(policy.Name)?.Outcome == Decision.Go)) ?? Of(state, policy);

    private static IEnumerable<BundleState> All(LedgerState state, EnvironmentPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        var environment = state.Environment(policy.Name);
        var running = NumberOf(state, environment.Current);
        var release = NumberOf(state, environment.Last(deployment => !deployment.IsRehearsal));
        // Lazily from the end: the list is long, and the answer stands near it.
        return Enumerable.Range(1, state.Sealed.Count)
            .Select(number => state.Bundles[state.Sealed[^number]])
            .TakeWhile(bundle => bundle.Number > Math.Min(running, release))
            .Where(bundle => bundle.Number > (bundle.IsRehearsal ? running : release) && bundle.Banned is null && !environment.WentBackFrom(bundle) && IsOfBranch(bundle, policy) && bundle.Decisions.GetValueOrDefault(policy.Name) is not { IsFinal: true, Outcome: not Decision.Go });
    }

    // What somebody tries out on a machine of their own holds no release up.
    private static BundleState? First(IEnumerable<BundleState> bundles) => bundles.FirstOrDefault(bundle => !bundle.IsRehearsal) ?? bundles.FirstOrDefault();

    private static int NumberOf(LedgerState state, Deployment? deployment) => deployment is not null && state.Bundles.TryGetValue(deployment.Bundle.Value, out var bundle) ? bundle.Number : -1;

    private static bool IsOfBranch(BundleState bundle, EnvironmentPolicy policy) => !policy.TakesBlessedOnly || policy.Branch is not { } branch || bundle.Branches.Contains(branch);
}
