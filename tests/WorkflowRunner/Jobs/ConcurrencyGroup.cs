namespace Pipeline.WorkflowRunner.Jobs;

/// <summary>
/// A concurrency group as GitHub keeps it: one member runs, at most one waits. A newer one takes the place of the one that
/// waits, unless it queues behind it, and cancels the one that runs when it says so.
/// </summary>
internal sealed class ConcurrencyGroup
{
    private readonly Lock _gate = new();
    private Member? _running;
    private readonly Queue<Member> _waiting = [];

    /// <param name="cancelInProgress">Whether the one that runs is cancelled.</param>
    /// <param name="queues">Whether it waits behind those that wait (<c>queue: max</c>).</param>
    /// <param name="cancel">Cancels the newcomer when it runs already.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The place, given back by disposing it; null when a newer one took it.</returns>
    public async Task<IDisposable?> EnterAsync(bool cancelInProgress, bool queues, Action cancel, CancellationToken cancellationToken)
    {
        var member = new Member(this, cancel);
        lock (_gate)
        {
            if (_running is null)
            {
                _running = member;
                return member;
            }

            while (!queues && _waiting.TryDequeue(out var older))
                older.Turn.TrySetResult(false);
            _waiting.Enqueue(member);
            if (cancelInProgress)
                _running.Cancel();
        }

        await using var _ = cancellationToken.Register(() => member.Turn.TrySetCanceled(cancellationToken));
        return await member.Turn.Task ? member : null;
    }

    private void Leave()
    {
        lock (_gate)
        {
            // Whoever gave up waiting is passed over.
            do
                _running = _waiting.TryDequeue(out var next) ? next : null;
            while (_running?.Turn.TrySetResult(true) == false);
        }
    }

    private sealed class Member(ConcurrencyGroup group, Action cancel) : IDisposable
    {
        public TaskCompletionSource<bool> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Cancel() => cancel();

        public void Dispose() => group.Leave();
    }
}
