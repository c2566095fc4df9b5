namespace Pipeline.Stages.Tests.Previews;

/// <summary>The system's clock, moved: what waits still waits in real time.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    /// <summary>How far.</summary>
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
