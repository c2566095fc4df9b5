namespace Pipeline.Core.Rollbacks;

/// <summary>One module in a <see cref="RollbackRecord"/>.</summary>
internal sealed record ModuleRollback
{
    /// <summary>The module.</summary>
    public required string Name { get; init; }

    /// <summary>What ran before, or what failed to be deployed; null when the module was not deployed.</summary>
    public ReleaseState? From { get; init; }

    /// <summary>The state to return to; null when the module stays or is removed.</summary>
    public ReleaseState? To { get; init; }

    /// <summary>How it ended.</summary>
    public required RollbackOutcome Outcome { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>The log, relative to the artifacts folder; null when there is none.</summary>
    public string? Log { get; init; }
}
