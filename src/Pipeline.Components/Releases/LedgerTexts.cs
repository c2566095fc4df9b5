using Pipeline.Core.Artifacts;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Papers;

namespace Pipeline.Components.Releases;

/// <summary>What events of the ledger hold and its state does not, because it is long: whoever asks reads the events again.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="head">Its last event; null: there are none.</param>
internal sealed class LedgerTexts(ReleaseLedger ledger, string? head)
{
    /// <summary>The names of the tests that ran on each of <paramref name="subjects"/>, by its digest, where they were recorded.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadTestsAsync(IReadOnlySet<string> subjects, CancellationToken cancellationToken)
    {
        Dictionary<string, IReadOnlyList<string>> tests = new(StringComparer.Ordinal);
        await ReadAsync<EvidenceRecorded>("\"testNames\":"u8.ToArray(), recorded =>
        {
            foreach (var item in recorded.Items.Where(item => subjects.Contains(item.Subject.Value)))
            {
                if (item.TestNames is { } packed && TestNames.Unpack(packed) is { } names)
                    tests[item.Subject.Value] = names;
            }
        }, cancellationToken);
        return tests;
    }

    /// <summary>The papers of <paramref name="bundle"/> that were kept, oldest first.</summary>
    public async Task<IReadOnlyList<PapersKept>> ReadPapersAsync(Digest bundle, CancellationToken cancellationToken)
    {
        List<PapersKept> papers = [];
        await ReadAsync<PapersKept>("\"papers-kept\""u8.ToArray(), kept =>
        {
            if (kept.Bundle == bundle)
                papers.Add(kept);
        }, cancellationToken);
        return papers;
    }

    // Most events have nothing of it, and are not parsed to know.
    private Task ReadAsync<T>(byte[] sign, Action<T> onEvent, CancellationToken cancellationToken)
        where T : LedgerEvent => head is null ? Task.CompletedTask : ledger.ReadEntriesAsync(
        head,
        entry =>
        {
            if (entry.Content.Span.IndexOf(sign) >= 0 && LedgerJson.ParseEvent(entry.Content.Span, entry.Commit) is T happened)
                onEvent(happened);
        },
        cancellationToken);
}
