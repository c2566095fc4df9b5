using System.Text.Json.Serialization;

namespace Pipeline.Core.Previews;

/// <summary>What is kept of a preview, beside what is deployed in it.</summary>
internal sealed record Preview
{
    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>The name as it was given.</summary>
    public required string Name { get; init; }

    /// <summary>Who opened it last.</summary>
    public required string Who { get; init; }

    /// <summary>When it was opened first.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was opened last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was opened, deployed to or tested last.</summary>
    public required DateTimeOffset UsedAt { get; init; }

    /// <summary>How long it lives after <see cref="UpdatedAt"/>.</summary>
    public required TimeSpan TimeToLive { get; init; }

    /// <summary>How long it lives after <see cref="UsedAt"/>.</summary>
    public required TimeSpan Idle { get; init; }

    /// <summary>What was done with it last.</summary>
    public required PreviewPhase Phase { get; init; }

    /// <summary>The commit that was opened last.</summary>
    public string? Commit { get; init; }

    /// <summary>Where its modules answer.</summary>
    public IReadOnlyList<PreviewAddress> Addresses { get; init; } = [];

    /// <summary>When its time is over.</summary>
    [JsonIgnore]
    public DateTimeOffset ExpiresAt => Later(UpdatedAt, TimeToLive);

    /// <summary>When it has been idle for too long.</summary>
    [JsonIgnore]
    public DateTimeOffset IdleAt => Later(UsedAt, Idle);

    // What others wrote may be of any size.
    private static DateTimeOffset Later(DateTimeOffset time, TimeSpan span) => span > DateTimeOffset.MaxValue - time ? DateTimeOffset.MaxValue : span < DateTimeOffset.MinValue - time ? DateTimeOffset.MinValue : time + span;
}
