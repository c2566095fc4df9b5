namespace Pipeline.LocalRuntime.Tests.Pods;

/// <summary>A clock that stands until somebody moves it on.</summary>
internal sealed class SteppedTime(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
