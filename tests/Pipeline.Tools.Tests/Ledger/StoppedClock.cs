namespace Pipeline.Tools.Tests.Ledger;

/// <summary>A clock that goes when it is told to.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
