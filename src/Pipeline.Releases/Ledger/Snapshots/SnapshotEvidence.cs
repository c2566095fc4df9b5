using System.Collections;
using System.Text.Json;
using Pipeline.Releases.Evidence;

namespace Pipeline.Releases.Ledger.Snapshots;

/// <summary>What was found about one digest, in a snapshot; read when somebody asks for it, from any thread.</summary>
internal sealed class SnapshotEvidence(SnapshotLine line) : IReadOnlyList<RecordedEvidence>
{
    private readonly SnapshotLine _line = line;
    private IReadOnlyList<RecordedEvidence>? _evidence;

    /// <inheritdoc/>
    public int Count => Evidence.Count;

    private IReadOnlyList<RecordedEvidence> Evidence => _evidence ??= _line.Read(LedgerJsonContext.Default.IReadOnlyListRecordedEvidence);

    /// <inheritdoc/>
    public RecordedEvidence this[int index] => Evidence[index];

    /// <summary>What a snapshot keeps of <paramref name="evidence"/>; that of an earlier snapshot is not read for it.</summary>
    public static ReadOnlyMemory<byte> Line(IReadOnlyList<RecordedEvidence> evidence) =>
        evidence is SnapshotEvidence kept ? kept._line.Json : JsonSerializer.SerializeToUtf8Bytes(evidence, LedgerJsonContext.Default.IReadOnlyListRecordedEvidence);

    /// <inheritdoc/>
    public IEnumerator<RecordedEvidence> GetEnumerator() => Evidence.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
