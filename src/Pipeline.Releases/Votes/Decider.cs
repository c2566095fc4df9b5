using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Votes;

/// <summary>Decides by the rules (D9): nobody's wish, and the same answer whoever asks.</summary>
internal static class Decider
{
    // What passes with time, or by somebody's word that has nothing to do with this release, is no matter of the decision.
    private static readonly ReasonKind[] LeftToPromotion = [ReasonKind.Decision, ReasonKind.Soak, ReasonKind.Window, ReasonKind.Quota, ReasonKind.Held, ReasonKind.Stopped, ReasonKind.UnderWay];

    /// <summary>GO when nothing is missing; NO-GO after a veto, of a banned bundle, or when a criterion is not met; else HOLD.</summary>
    public static (Decision Outcome, IReadOnlyList<Reason> Reasons, bool IsFinal) Answer(LedgerState state, BundleState bundle, string environment, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var reasons = Why.ByTheRules(state, bundle, environment, now, runtime: null).Where(reason => !LeftToPromotion.Contains(reason.Kind)).ToList();
        var isEnded = reasons.Exists(reason => reason.Kind is ReasonKind.Veto or ReasonKind.Banned);
        var outcome = reasons.Count == 0 ? Decision.Go
            : isEnded || reasons.Exists(reason => reason.Kind == ReasonKind.Criterion) ? Decision.NoGo
            : Decision.Hold;
        return (outcome, reasons, isEnded || outcome == Decision.Go);
    }
}
