namespace Pipeline.Tools.Load;

/// <summary>When requests are due: one after the other at a constant rate, from the beginning of the warm-up on.</summary>
internal sealed class ArrivalSchedule(double rate, TimeSpan warmUp, TimeSpan duration, TimeProvider time)
{
    // Timers have this resolution; what is due sooner is sent at once.
    private static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(1);
    private readonly long _started = time.GetTimestamp();
    private readonly long _total = Math.Max(1, (long)Math.Round((warmUp + duration).TotalSeconds * rate));
    private long _taken;

    /// <summary>The time since the beginning.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>What is due from then on is measured.</summary>
    public TimeSpan MeasuredFrom { get; } = TimeSpan.FromSeconds(Math.Min(Math.Ceiling(warmUp.TotalSeconds * rate), Math.Max(0, Math.Round((warmUp + duration).TotalSeconds * rate) - 1)) / rate);

    /// <summary>When the next request is due that nobody has taken; null: none is left.</summary>
    public TimeSpan? TakeNext()
    {
        var number = Interlocked.Increment(ref _taken) - 1;
        return number < _total ? TimeSpan.FromSeconds(number / rate) : null;
    }

    /// <summary>Waits until <paramref name="due"/>, or a part of a millisecond less.</summary>
    public async ValueTask WaitAsync(TimeSpan due, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (due - Elapsed is var left && left >= Resolution)
            await Task.Delay(left, time, cancellationToken);
    }
}
