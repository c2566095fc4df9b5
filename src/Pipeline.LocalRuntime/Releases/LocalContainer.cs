namespace Pipeline.LocalRuntime.Releases;

/// <summary>How a container of a pod stands.</summary>
internal sealed record LocalContainer
{
    /// <summary>Its name in the pod.</summary>
    public required string Name { get; init; }

    public required bool IsRunning { get; init; }

    /// <summary>How often it was started again.</summary>
    public int Restarts { get; init; }

    /// <summary>Why it ended last, in words; null: it never did.</summary>
    public string? LastReason { get; init; }

    /// <summary>With which code it ended last; null: it never did.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Whether it ended last because it reached its memory limit.</summary>
    public bool OutOfMemory { get; init; }
}
