namespace Pipeline.Core.Watching;

/// <summary>What was known after one look: the figures of the window.</summary>
internal sealed record WatchObservation
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The requests in the window.</summary>
    public double Requests { get; init; }

    /// <summary>The share of them that failed; null: too few requests.</summary>
    public double? ErrorRate { get; init; }

    /// <summary>95 of 100 took no longer; null: too few, or nobody measures it.</summary>
    public double? P95Ms { get; init; }

    /// <summary>99 of 100 took no longer; null: too few, or nobody measures it.</summary>
    public double? P99Ms { get; init; }

    /// <summary>Why this look told nothing, or less; null: it told all.</summary>
    public string? Unanswered { get; init; }

    /// <summary>The thresholds that do not hold, a sentence each.</summary>
    public IReadOnlyList<string> Breaches { get; init; } = [];
}
