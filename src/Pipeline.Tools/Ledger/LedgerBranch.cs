using Pipeline.Core.Errors;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Homes;
using Pipeline.Tools.Ledger.Offline;
using Pipeline.Tools.Ledger.Storage;

namespace Pipeline.Tools.Ledger;

/// <summary>
/// The ledger: a branch of its own, one event a commit. Nothing is checked out, and no file or index changes. Whoever appends decides on the
/// state that the event will meet: when somebody else was faster, it is decided again.
/// </summary>
internal sealed class LedgerBranch<TState>
{
    private readonly GitWorkTree _workTree;
    private readonly LedgerOptions _options;
    private readonly ILedgerMeaning<TState> _meaning;
    private readonly ILedgerHome _home;
    private readonly LedgerFold<TState> _fold;
    private readonly OfflineQueue _queue;
    private readonly LedgerRetry _retry;

    /// <exception cref="PipelineException">The remote's address carries credentials.</exception>
    public LedgerBranch(GitWorkTree workTree, LedgerOptions options, ILedgerMeaning<TState> meaning)
    {
        ArgumentNullException.ThrowIfNull(options);
        RemoteUrl.RefuseCredentials(options.Remote);
        (_workTree, _options, _meaning) = (workTree, options, meaning);
        _home = LedgerHomes.Of(workTree, options);
        _fold = new(workTree, options, meaning);
        _queue = new(workTree, options);
        _retry = new(options, _home.Name);
    }

    /// <summary>Reads the ledger; where its remote cannot be reached, or does not show it, what this clone has of it.</summary>
    /// <exception cref="PipelineException">The branch is no ledger, was rewritten, or cannot be read.</exception>
    public async Task<LedgerView<TState>> ReadAsync(CancellationToken cancellationToken)
    {
        var references = await LedgerReferences.ReadAsync(_workTree, cancellationToken);
        var queued = await _queue.ReadAsync(references.GetValueOrDefault(LedgerReferences.Queue), cancellationToken);
        try
        {
            var view = await ReadHomeAsync(references, null, cancellationToken);
            if (view.Head is { } head && (references.GetValueOrDefault(LedgerReferences.Seen) != head || references.GetValueOrDefault(LedgerReferences.Branch) != head))
                await _home.FollowAsync(head, cancellationToken);
            return view with { Queued = queued };
        }
        catch (LedgerUnreachableException exception)
        {
            var view = await ReadKnownAsync(references, (await _home.FindFetchedAsync(cancellationToken))?.Head, cancellationToken);
            return view with { Unreachable = exception.Message, Queued = queued };
        }
        catch (LedgerUnreadableException exception)
        {
            if (await _home.FindFetchedAsync(cancellationToken) is not { } fetched)
                throw;
            var view = await ReadKnownAsync(references, fetched.Head, cancellationToken);
            return view with { Unreachable = exception.Reason, IsFetched = fetched.Head is not null, Queued = queued };
        }
    }

    /// <summary>Reads the ledger, and lets what this clone knows of it be; it need not go on from that.</summary>
    /// <exception cref="LedgerUnreachableException">The remote does not answer.</exception>
    /// <exception cref="PipelineException">The branch is no ledger, or cannot be read.</exception>
    public async Task<LedgerView<TState>> PeekAsync(CancellationToken cancellationToken) =>
        await ReadAtAsync(await _home.ReadHeadAsync(await LedgerReferences.ReadAsync(_workTree, cancellationToken), cancellationToken), cancellationToken);

    /// <summary>The ledger up to a commit that this clone has.</summary>
    /// <param name="head">The commit; null: a ledger without entries.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">It is no ledger.</exception>
    public Task<LedgerView<TState>> ReadAtAsync(string? head, CancellationToken cancellationToken) => _fold.ReadAsync(head, null, cancellationToken);

    /// <summary>The ledger as this clone has it; no remote is asked.</summary>
    /// <exception cref="PipelineException">It is no ledger.</exception>
    public async Task<LedgerView<TState>> ReadCopyAsync(CancellationToken cancellationToken) =>
        await ReadAtAsync((await LedgerReferences.ReadAsync(_workTree, cancellationToken)).GetValueOrDefault(LedgerReferences.Branch), cancellationToken);

    /// <summary>The entries, oldest first, from what this clone has; after <see cref="ReadAsync"/>, with the view's head.</summary>
    /// <param name="head">The last commit to read.</param>
    /// <param name="since">The last commit not to read; null: from the beginning.</param>
    /// <param name="onEntry">Receives each entry as git writes it.</param>
    /// <param name="cancellationToken">Stops git.</param>
    public Task ReadEntriesAsync(string head, string? since, Action<LedgerEntry> onEntry, CancellationToken cancellationToken) =>
        LedgerReader.ReadAsync(_workTree, head, since, onEntry, cancellationToken);

    /// <summary>What was decided offline and no longer held, ever.</summary>
    public Task<IReadOnlyList<RefusedEvent>> ReadRefusedAsync(CancellationToken cancellationToken) => _queue.ReadRefusedAsync(cancellationToken);

    /// <summary>Appends the events of one decision, all or none. What was decided offline before is decided again first.</summary>
    /// <param name="decide">Gives the events that follow a state, or throws; it is asked again when others were faster.</param>
    /// <param name="cancellationToken">Stops git. The ledger is as it was, or has all events.</param>
    /// <param name="canWait">Whether the events may wait for a remote that does not answer. What is done at once, such as a deployment, cannot be decided again later.</param>
    /// <param name="onSync">Receives what became of events that had waited, at once: the decision itself may be refused afterwards.</param>
    /// <exception cref="LedgerUnreachableException">The remote does not answer, and the events cannot wait.</exception>
    /// <exception cref="PipelineException">It was refused, or the ledger cannot be written; nothing was appended.</exception>
    public async Task<LedgerAppended<TState>> AppendAsync(
        Func<TState, IReadOnlyList<LedgerDraft>> decide, CancellationToken cancellationToken, bool canWait = true, Action<LedgerSync<TState>>? onSync = null)
    {
        ArgumentNullException.ThrowIfNull(decide);
        var sync = await SyncAsync(cancellationToken);
        if (sync is not null)
            onSync?.Invoke(sync);
        var known = sync?.View;
        if (!canWait && known?.Unreachable is { } silent)
            throw new LedgerUnreachableException(silent);
        // Once it was seen not to answer, it is not asked again in the same breath.
        if (known?.Unreachable is { } unreachable)
            return await QueueAsync(decide, unreachable, cancellationToken);
        var writer = await LedgerWriter.OpenAsync(_workTree, _options, cancellationToken);
        IReadOnlyList<LedgerEntry> sent = [];
        try
        {
            return await _retry.RunAsync<LedgerAppended<TState>>(async token =>
            {
                var references = await LedgerReferences.ReadAsync(_workTree, token);
                var before = await ReadHomeAsync(references, known, token);
                known = before;
                var drafts = decide(before.State);
                if (drafts.Count == 0)
                    return (new LedgerAppended<TState>(before, []) { Sync = sync }, null);
                var entries = await writer.WriteAsync(before.Head, drafts, token);
                var after = new LedgerView<TState>(entries[^1].Commit, entries.Aggregate(before.State, _meaning.Apply));
                sent = entries;
                var reason = await _home.TryPublishAsync(before.Head, entries[^1].Commit, token);
                sent = [];
                return reason is null ? (await FinishAsync(after, entries, sync, token), null) : (null, reason);
            }, cancellationToken);
        }
        catch (LedgerUnreachableException exception) when (!canWait && sent.Count > 0)
        {
            throw new LedgerUnreachableException($"{exception.Message} It was asked to record {string.Join("; ", sent.Select(entry => $"'{entry.Sentence}'"))}, and may have: look with './build.sh History' before you try again.", exception) { MayHaveArrived = true };
        }
        catch (LedgerUnreachableException exception) when (canWait && sent.Count > 0)
        {
            // It may have arrived nevertheless: the very same events wait, and say so.
            var drafts = sent.Select(entry => new LedgerDraft(entry.Sentence, entry.Content) { Trailers = new Dictionary<string, string> { [OfflineQueue.SentAs] = entry.Commit } });
            return (await QueueAsync(_ => [.. drafts], exception.Message, cancellationToken)) with { Sync = sync };
        }
        catch (LedgerUnreachableException exception) when (canWait)
        {
            return (await QueueAsync(decide, exception.Message, cancellationToken)) with { Sync = sync };
        }
    }

    /// <summary>Decides what was decided offline again, and appends what still holds.</summary>
    /// <returns>What became of it; null when nothing waits. Where the remote still cannot be reached, the view says so and everything waits on.</returns>
    /// <exception cref="PipelineException">The ledger cannot be read or written; everything waits on.</exception>
    public async Task<LedgerSync<TState>?> SyncAsync(CancellationToken cancellationToken)
    {
        if (_options.Remote is null || !(await LedgerReferences.ReadAsync(_workTree, cancellationToken)).ContainsKey(LedgerReferences.Queue))
            return null;
        var writer = await LedgerWriter.OpenAsync(_workTree, _options, cancellationToken);
        var redecision = new Redecision<TState>(_workTree, _meaning, writer);
        LedgerView<TState>? known = null;
        try
        {
            return await _retry.RunAsync<LedgerSync<TState>>(async token =>
            {
                var references = await LedgerReferences.ReadAsync(_workTree, token);
                known = await ReadHomeAsync(references, known, token);
                if (references.GetValueOrDefault(LedgerReferences.Queue) is not { } queueHead)
                    return (new LedgerSync<TState>(known, [], []), null);
                var sync = await redecision.DecideAsync(known, await _queue.ReadAsync(queueHead, token), await _queue.ReadRefusedAsync(token), token);
                if (sync.View.Head != known.Head && await _home.TryPublishAsync(known.Head, sync.View.Head!, token) is { } reason)
                    return (null, reason);
                await _queue.AddRefusedAsync(writer, sync.Refused, token);
                await _queue.RemoveAsync(queueHead, token);
                if (sync.View.Head is { } head)
                    await _home.FollowAsync(head, token);
                return (sync, null);
            }, cancellationToken);
        }
        catch (LedgerUnreachableException exception)
        {
            return new LedgerSync<TState>(new LedgerView<TState>(null, _meaning.Empty) { Unreachable = exception.Message }, [], []);
        }
    }

    private async Task<LedgerView<TState>> ReadKnownAsync(IReadOnlyDictionary<string, string> references, string? fetched, CancellationToken cancellationToken)
    {
        var branch = references.GetValueOrDefault(LedgerReferences.Branch);
        if (fetched is null || (branch is not null && await LedgerReferences.IsInHistoryAsync(_workTree, fetched, branch, cancellationToken)))
            return await _fold.ReadAsync(branch, null, cancellationToken);
        await LedgerContinuity.CheckAsync(_workTree, _home, references, fetched, cancellationToken);
        return await _fold.ReadAsync(fetched, null, cancellationToken);
    }

    private async Task<LedgerView<TState>> ReadHomeAsync(IReadOnlyDictionary<string, string> references, LedgerView<TState>? known, CancellationToken cancellationToken)
    {
        var head = await _home.ReadHeadAsync(references, cancellationToken);
        await LedgerContinuity.CheckAsync(_workTree, _home, references, head, cancellationToken);
        return await _fold.ReadAsync(head, known, cancellationToken);
    }

    private async Task<LedgerAppended<TState>> FinishAsync(LedgerView<TState> view, IReadOnlyList<LedgerEntry> entries, LedgerSync<TState>? sync, CancellationToken cancellationToken)
    {
        await _home.FollowAsync(view.Head!, cancellationToken);
        return new LedgerAppended<TState>(view, entries) { Sync = sync };
    }

    private async Task<LedgerAppended<TState>> QueueAsync(Func<TState, IReadOnlyList<LedgerDraft>> decide, string reason, CancellationToken cancellationToken)
    {
        var references = await LedgerReferences.ReadAsync(_workTree, cancellationToken);
        var ledger = await _fold.ReadAsync(references.GetValueOrDefault(LedgerReferences.Branch), null, cancellationToken);
        var queued = await _queue.ReadAsync(references.GetValueOrDefault(LedgerReferences.Queue), cancellationToken);
        // What waits here counts, but for what no longer holds already.
        var drafts = decide(queued.Aggregate(ledger.State, (state, entry) => _meaning.ProblemsOf(state, entry).Count == 0 ? _meaning.Apply(state, entry) : state));
        var entries = drafts.Count == 0 ? [] : await _queue.AddAsync(await LedgerWriter.OpenAsync(_workTree, _options, cancellationToken), drafts, cancellationToken);
        return new LedgerAppended<TState>(ledger with { Unreachable = reason, Queued = [.. queued, .. entries] }, entries);
    }
}
