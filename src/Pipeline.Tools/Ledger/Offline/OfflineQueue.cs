using Pipeline.Core.Text;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Storage;

namespace Pipeline.Tools.Ledger.Offline;

/// <summary>
/// What was decided while the remote could not be reached, and what of it no longer held: two chains of commits of the ledger's form, on
/// references of this repository. An event leaves the queue after it is in one of the two others, where its id is kept: one that is
/// in both, because something was killed between, counts once.
/// </summary>
internal sealed class OfflineQueue(GitWorkTree workTree, LedgerOptions options)
{
    /// <summary>Of an entry in the ledger and in the list of the refused: the commit that it was in the queue.</summary>
    public const string QueuedAs = "Decided-Offline";

    /// <summary>Of an entry in the queue: the commit that the remote may have got before it was gone.</summary>
    public const string SentAs = "Sent-As";

    private const string Reason = "Refused-Because";
    private const int MostAttempts = 20;

    /// <summary>Reads the queue as it stands, oldest first.</summary>
    public Task<IReadOnlyList<LedgerEntry>> ReadAsync(string? head, CancellationToken cancellationToken) => ReadChainAsync(head, cancellationToken);

    /// <summary>What was refused, ever, oldest first.</summary>
    public async Task<IReadOnlyList<RefusedEvent>> ReadRefusedAsync(CancellationToken cancellationToken)
    {
        var head = (await LedgerReferences.ReadAsync(workTree, cancellationToken)).GetValueOrDefault(LedgerReferences.Refused);
        return [.. (await ReadChainAsync(head, cancellationToken)).Select(entry => new RefusedEvent(entry, entry.Trailers.GetValueOrDefault(Reason, "")))];
    }

    /// <summary>Adds events to the end of the queue.</summary>
    public Task<IReadOnlyList<LedgerEntry>> AddAsync(LedgerWriter writer, IReadOnlyList<LedgerDraft> drafts, CancellationToken cancellationToken) =>
        AddAsync(LedgerReferences.Queue, writer, _ => drafts, cancellationToken);

    /// <summary>Adds events to those that were refused; one that is there already is not added again.</summary>
    public Task AddRefusedAsync(LedgerWriter writer, IReadOnlyList<RefusedEvent> refused, CancellationToken cancellationToken) =>
        AddAsync(LedgerReferences.Refused, writer, there =>
        {
            var known = there.Select(entry => entry.Trailers.GetValueOrDefault(QueuedAs)).ToHashSet();
            return [.. refused.Where(one => !known.Contains(one.Event.Commit)).Select(one => new LedgerDraft(one.Event.Sentence, one.Event.Content)
            {
                Trailers = new Dictionary<string, string> { [QueuedAs] = one.Event.Commit, [Reason] = PlainText.OneLine(one.Reason) },
            })];
        }, cancellationToken);

    /// <summary>Empties the queue, unless somebody added to it: then the next time finds which of it are done.</summary>
    public Task RemoveAsync(string head, CancellationToken cancellationToken) =>
        LedgerReferences.TryMoveAsync(workTree, [new(LedgerReferences.Queue, null, head)], cancellationToken);

    private async Task<IReadOnlyList<LedgerEntry>> AddAsync(
        string reference, LedgerWriter writer, Func<IReadOnlyList<LedgerEntry>, IReadOnlyList<LedgerDraft>> select, CancellationToken cancellationToken)
    {
        var reason = "";
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var head = (await LedgerReferences.ReadAsync(workTree, cancellationToken)).GetValueOrDefault(reference);
            var drafts = select(await ReadChainAsync(head, cancellationToken));
            if (drafts.Count == 0)
                return [];
            var entries = await writer.WriteAsync(head, drafts, cancellationToken);
            reason = await LedgerReferences.TryMoveAsync(workTree, [new(reference, entries[^1].Commit, head)], cancellationToken);
            if (reason is null)
                return entries;
            await Task.Delay(options.RetryDelay, options.Time, cancellationToken);
        }

        throw new LedgerException($"What was decided offline could not be kept in {reference}: {reason}\nRun the same command again; where git names a file that is left over, delete it first.");
    }

    private async Task<IReadOnlyList<LedgerEntry>> ReadChainAsync(string? head, CancellationToken cancellationToken)
    {
        var entries = new List<LedgerEntry>();
        if (head is not null)
            await LedgerReader.ReadAsync(workTree, head, null, entries.Add, cancellationToken);
        return entries;
    }
}
