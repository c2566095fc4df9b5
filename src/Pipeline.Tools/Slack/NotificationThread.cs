namespace Pipeline.Tools.Slack;

/// <summary>Messages that belong together: those of a release, or of a run. Where a channel can, they are the replies to one message that always says how it stands.</summary>
internal sealed record NotificationThread
{
    /// <summary>What they are about, the same on every machine: <c>release:</c> with the bundle's id, <c>run:</c> with its page.</summary>
    public required string Key { get; init; }

    /// <summary>No message of it is older.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Grows with what is known: a message that arrives late never puts an older state in the place of a newer one.</summary>
    public required int Version { get; init; }

    /// <summary>How it stands now.</summary>
    public required Notification State { get; init; }
}
