namespace Pipeline.LocalRuntime.Pods;

/// <summary>How a container fared so far.</summary>
internal sealed record ContainerRecord
{
    /// <summary>How often it was started again.</summary>
    public int Restarts { get; init; }

    /// <summary>When it ended last; null: never.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public int? ExitCode { get; init; }

    public bool OutOfMemory { get; init; }

    /// <summary>Why it ended last, in words; null: it never did.</summary>
    public string? Reason { get; init; }

    /// <summary>How long is waited before it is started again the next time.</summary>
    public TimeSpan Pause { get; init; }
}
