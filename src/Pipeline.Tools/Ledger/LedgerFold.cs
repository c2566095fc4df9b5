using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Snapshots;
using Pipeline.Tools.Ledger.Storage;

namespace Pipeline.Tools.Ledger;

/// <summary>Folds the entries of a ledger into its state, from where it is known already.</summary>
internal sealed class LedgerFold<TState>(GitWorkTree workTree, LedgerOptions options, ILedgerMeaning<TState> meaning)
{
    private readonly LedgerSnapshots? _snapshots = options.SnapshotFolder is { } folder ? new(workTree, folder) : null;

    /// <summary>The ledger up to <paramref name="head"/>.</summary>
    /// <param name="head">Its last commit; null: it has no entries.</param>
    /// <param name="known">An earlier view; null: the snapshot, when there is one.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="LedgerException">The branch is no ledger.</exception>
    public async Task<LedgerView<TState>> ReadAsync(string? head, LedgerView<TState>? known, CancellationToken cancellationToken)
    {
        if (head is null)
            return new LedgerView<TState>(null, meaning.Empty);
        if (known?.Head is not { } since || !await LedgerReferences.IsInHistoryAsync(workTree, since, head, cancellationToken))
            known = _snapshots is null ? null : await _snapshots.FindAsync(head, meaning, cancellationToken);
        if (known?.Head == head)
            return known;
        var (state, count) = (known is null ? meaning.Empty : known.State, 0);
        await LedgerReader.ReadAsync(workTree, head, known?.Head, entry => (state, count) = (meaning.Apply(state, entry), count + 1), cancellationToken);
        if (_snapshots is not null && count >= options.SnapshotInterval)
            await _snapshots.WriteAsync(head, meaning.Save(state), cancellationToken);
        return new LedgerView<TState>(head, state);
    }
}
