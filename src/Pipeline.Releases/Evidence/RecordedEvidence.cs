using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Evidence;

/// <summary>Evidence in the ledger.</summary>
internal sealed record RecordedEvidence
{
    /// <summary>What was found.</summary>
    public required EvidenceItem Item { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who recorded it.</summary>
    public required Person By { get; init; }

    /// <summary>Why it counts no more; null: it does.</summary>
    public Standstill? Withdrawn { get; init; }
}
