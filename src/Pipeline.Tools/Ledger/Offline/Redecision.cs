using Pipeline.Core.Errors;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Storage;

namespace Pipeline.Tools.Ledger.Offline;

/// <summary>Decides what was decided offline again, each event on the state that it meets.</summary>
internal sealed class Redecision<TState>(GitWorkTree workTree, ILedgerMeaning<TState> meaning, LedgerWriter writer)
{
    /// <summary>Writes the events that still hold as commits that go on from <paramref name="ledger"/>; no reference leads to them yet.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="queue">What was decided offline, in order.</param>
    /// <param name="refused">What was refused before: events that are still in the queue because the last time was cut short.</param>
    /// <param name="cancellationToken">Stops git.</param>
    public async Task<LedgerSync<TState>> DecideAsync(
        LedgerView<TState> ledger, IReadOnlyList<LedgerEntry> queue, IReadOnlyList<RefusedEvent> refused, CancellationToken cancellationToken)
    {
        var there = ledger.Head is null ? [] : await LedgerLog.ReadAsync(workTree, ledger.Head, null, cancellationToken);
        var ids = there.Select(commit => commit.Id).ToHashSet();
        var done = there.Select(commit => commit.Trailers.GetValueOrDefault(OfflineQueue.QueuedAs))
            .Concat(refused.Select(one => one.Event.Trailers.GetValueOrDefault(OfflineQueue.QueuedAs))).ToHashSet();
        var (view, accepted, newlyRefused) = (ledger, new List<LedgerEntry>(), new List<RefusedEvent>());
        foreach (var waiting in queue.Where(entry => !done.Contains(entry.Commit) && !ids.Contains(entry.Trailers.GetValueOrDefault(OfflineQueue.SentAs, ""))))
        {
            if (TryDecide(view.State, waiting, out var reason) is not { } draft)
            {
                newlyRefused.Add(new RefusedEvent(waiting, reason));
                continue;
            }

            draft = draft with { Trailers = new Dictionary<string, string>(draft.Trailers) { [OfflineQueue.QueuedAs] = waiting.Commit } };
            var entries = await writer.WriteAsync(view.Head, [draft], cancellationToken);
            view = new LedgerView<TState>(entries[^1].Commit, meaning.Apply(view.State, entries[^1]));
            accepted.AddRange(entries);
        }

        return new LedgerSync<TState>(view, accepted, newlyRefused);
    }

    private LedgerDraft? TryDecide(TState state, LedgerEntry waiting, out string reason)
    {
        reason = "";
        try
        {
            var draft = meaning.Redecide(state, waiting);
            LedgerForm.Check([draft]);
            return draft;
        }
        catch (PipelineException exception)
        {
            reason = exception.Message;
            return null;
        }
    }
}
