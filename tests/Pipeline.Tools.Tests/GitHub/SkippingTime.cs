using System.Collections.Concurrent;

namespace Pipeline.Tools.Tests.GitHub;

/// <summary>A clock on which pauses pass at once, and limits of an hour and more never.</summary>
internal sealed class SkippingTime : TimeProvider
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);
    private readonly ConcurrentQueue<TimeSpan> _pauses = new();
    private TimeSpan _passed;

    /// <summary>The pauses, in order.</summary>
    public IReadOnlyList<TimeSpan> Pauses => [.. _pauses];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _passed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= Limit || dueTime < TimeSpan.Zero)
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _passed += dueTime;
        _pauses.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
