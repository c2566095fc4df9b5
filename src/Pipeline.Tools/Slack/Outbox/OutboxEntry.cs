using Pipeline.Tools.Slack.Blocks;

namespace Pipeline.Tools.Slack.Outbox;

/// <summary>A message that waits to be sent.</summary>
internal sealed record OutboxEntry
{
    /// <summary>What Slack is asked for, when nobody knows whether it arrived.</summary>
    public required string Id { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The channel; null: the webhook's own.</summary>
    public string? Channel { get; init; }

    /// <summary>What it says.</summary>
    public required SlackMessage Message { get; init; }

    /// <summary>The thread that it belongs to; null: none.</summary>
    public OutboxThread? Thread { get; init; }

    /// <summary>Whether nobody has tried to send it; else it may have arrived.</summary>
    public bool Untried { get; init; }

    /// <summary>Its first line, for whoever is told what became of it.</summary>
    public string About => Message.Text.Split('\n')[0];
}
