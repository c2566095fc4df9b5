using Pipeline.Core.Errors;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Components.Releases;

/// <summary>Which bundle is meant, when it was named and when it was not.</summary>
internal static class AskedBundles
{
    /// <summary>The bundle that was asked for, else the last that was sealed.</summary>
    /// <exception cref="PipelineException">There is none.</exception>
    /// <param name="ledger">Where it was asked for.</param>
    /// <param name="state">The ledger.</param>
    /// <param name="asked">How it was named; null: by <c>--bundle</c>.</param>
    public static BundleState FindBundle(this ReleaseLedger ledger, LedgerState state, string? asked = null) => (asked ?? ledger.BundleName) is { } name
        ? BundleName.Find(state, name)
        : state.Sealed.Count > 0 ? state.Bundles[state.Sealed[^1]] : throw new PipelineException("No bundle was sealed yet. Run './build.sh Pipeline Bundle'.");

    /// <summary>The bundle that was asked for, else what could come next to <paramref name="environment"/>, else the last that was sealed.</summary>
    /// <exception cref="PipelineException">There is none.</exception>
    public static BundleState FindCandidate(this ReleaseLedger ledger, LedgerState state, string environment) =>
        (ledger.BundleName is null && state.Rules.Find(environment) is { } policy ? Candidate.Of(state, policy) : null) ?? ledger.FindBundle(state);

    /// <summary>The same for a promotion: what was decided GO comes before what was sealed after its decision.</summary>
    /// <exception cref="PipelineException">There is none.</exception>
    public static BundleState FindPromotable(this ReleaseLedger ledger, LedgerState state, string environment) =>
        (ledger.BundleName is null && state.Rules.Find(environment) is { } policy ? Candidate.ToPromote(state, policy) : null) ?? ledger.FindBundle(state);

    /// <summary>Whether no bundle was asked for, and what runs in <paramref name="environment"/> is the newest that it could take.</summary>
    public static bool IsUpToDate(this ReleaseLedger ledger, LedgerState state, string environment) =>
        ledger.BundleName is null && state.Rules.Find(environment) is { } policy && state.Running(environment) is not null && Candidate.Of(state, policy) is null;
}
