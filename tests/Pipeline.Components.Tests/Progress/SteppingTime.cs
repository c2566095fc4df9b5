namespace Pipeline.Components.Progress;

/// <summary>A clock that stands until it is moved on; its timers fire when it passes them.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private readonly List<Ticker> _tickers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var ticker = new Ticker(() => callback(state), _now + dueTime, period);
        _tickers.Add(ticker);
        return ticker;
    }

    public void Step(TimeSpan time)
    {
        _now += time;
        foreach (var ticker in _tickers)
            ticker.FireUpTo(_now);
    }

    private sealed class Ticker(Action fire, TimeSpan due, TimeSpan period) : ITimer
    {
        private TimeSpan? _due = due;

        public void FireUpTo(TimeSpan now)
        {
            while (_due <= now)
            {
                fire();
                _due += period;
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => _due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
