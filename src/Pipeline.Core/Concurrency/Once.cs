namespace Pipeline.Core.Concurrency;

/// <summary>A value that takes time to get, and is got once for all who ask.</summary>
/// <param name="read">Gets it.</param>
internal sealed class Once<T>(Func<CancellationToken, Task<T>> read)
{
    private readonly Lock _gate = new();
    private Attempt? _attempt;

    /// <summary>The value. Whoever stops waiting stops it for nobody else; when nobody waits any more, it is no longer got.</summary>
    /// <exception cref="OperationCanceledException">Who asks has stopped waiting, also when the value is there.</exception>
    public async Task<T> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Attempt attempt;
        lock (_gate)
        {
            attempt = _attempt ??= new Attempt(read);
            attempt.Waiting++;
        }

        try
        {
            return await attempt.Value.WaitAsync(cancellationToken);
        }
        finally
        {
            if (Leaves(attempt))
                await attempt.AbandonAsync();
        }
    }

    /// <summary>Lets the next who asks get it anew.</summary>
    public void Forget()
    {
        lock (_gate)
            _attempt = null;
    }

    private bool Leaves(Attempt attempt)
    {
        lock (_gate)
        {
            var isAbandoned = --attempt.Waiting == 0 && !attempt.Value.IsCompleted;
            if (_attempt == attempt && (isAbandoned || attempt.Value.IsCanceled))
                _attempt = null;
            return isAbandoned;
        }
    }

    private sealed class Attempt : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();

        public Attempt(Func<CancellationToken, Task<T>> read) => Value = read(_stop.Token);

        public Task<T> Value { get; }

        public int Waiting { get; set; }

        // Whoever asked last sees to it that nothing goes on behind his back.
        public async Task AbandonAsync()
        {
            await _stop.CancelAsync();
            await Value.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            Dispose();
        }

        public void Dispose() => _stop.Dispose();
    }
}
