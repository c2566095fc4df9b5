namespace Pipeline.Tools.Tests.Ledger;

/// <summary>A clock on which something happens in every pause, which then is over.</summary>
internal sealed class PausingTime(Action onPause) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
            return base.CreateTimer(callback, state, dueTime, period);
        onPause();
        return base.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
