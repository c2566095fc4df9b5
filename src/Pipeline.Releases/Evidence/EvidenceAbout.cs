using Pipeline.Core.Artifacts;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Evidence;

/// <summary>What was found about one digest. Two modules may have the very same artifact: what was found for one of them says nothing of the other.</summary>
internal static class EvidenceAbout
{
    /// <summary>Everything that was found about <paramref name="subject"/>.</summary>
    public static IReadOnlyList<RecordedEvidence> EvidenceOf(this LedgerState state, Digest subject)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Evidence.GetValueOrDefault(subject.Value) ?? [];
    }

    /// <summary>What was found about <paramref name="subject"/> that counts for <paramref name="module"/>: for it, or for no module in particular.</summary>
    public static IReadOnlyList<RecordedEvidence> EvidenceOf(this LedgerState state, Digest subject, string module) =>
        [.. state.EvidenceOf(subject).Where(evidence => evidence.Item.Module is null || evidence.Item.Module == module)];

    /// <summary>The state with this of <paramref name="subject"/>.</summary>
    public static LedgerState WithEvidence(this LedgerState state, Digest subject, IEnumerable<RecordedEvidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state with { Evidence = state.Evidence.SetItem(subject.Value, [.. evidence]) };
    }
}
