namespace Pipeline.Tools.Tests.Slack;

/// <summary>A clock on which pauses pass at once, and limits end when they are told to.</summary>
internal sealed class SlackTime : TimeProvider
{
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly List<Limit> _limits = [];
    private readonly List<TimeSpan> _pauses = [];
    private TimeSpan _passed;

    /// <summary>The pauses, in order.</summary>
    public IReadOnlyList<TimeSpan> Pauses
    {
        get
        {
            lock (_gate)
                return [.. _pauses];
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_gate)
            return _passed.Ticks;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero) + _passed;
    }

    /// <summary>Time goes by.</summary>
    public void Pass(TimeSpan time)
    {
        lock (_gate)
            _passed += time;
    }

    /// <summary>Every limit ends that anybody waits for.</summary>
    public void EndLimits()
    {
        List<Limit> ended;
        lock (_gate)
            ended = [.. _limits];
        foreach (var limit in ended)
            limit.End();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
            return base.CreateTimer(callback, state, dueTime, period);
        // Waiting for a lock is none.
        if (dueTime < TimeSpan.FromMilliseconds(100))
            return base.CreateTimer(callback, state, dueTime, period);
        lock (_gate)
        {
            if (dueTime >= ShortestLimit)
            {
                _limits.Add(new Limit(this, () => callback(state)));
                return _limits[^1];
            }

            _passed += dueTime;
            _pauses.Add(dueTime);
        }

        return base.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private sealed class Limit(SlackTime time, Action end) : ITimer
    {
        public void End() => end();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (time._gate)
                time._limits.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
