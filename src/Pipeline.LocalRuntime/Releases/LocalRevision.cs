namespace Pipeline.LocalRuntime.Releases;

/// <summary>One revision of a release of the local runtime.</summary>
internal sealed record LocalRevision
{
    /// <summary>1, 2, 3 …</summary>
    public required int Revision { get; init; }

    /// <summary>When it was deployed.</summary>
    public required DateTimeOffset DeployedAt { get; init; }

    /// <summary>How it stands.</summary>
    public required LocalStatus Status { get; init; }

    /// <summary>The chart, <c>orders-1.2.3-…</c>.</summary>
    public required string Chart { get; init; }

    /// <summary>What was noted when it was deployed, or why it failed.</summary>
    public required string Description { get; init; }
}
