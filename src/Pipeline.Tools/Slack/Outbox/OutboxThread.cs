using Pipeline.Tools.Slack.Blocks;

namespace Pipeline.Tools.Slack.Outbox;

/// <summary>The thread of a message that waits.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Since">No message of it is older.</param>
/// <param name="Version">How much its state knows.</param>
/// <param name="State">The message that begins it, as it is to be.</param>
internal sealed record OutboxThread(string Key, DateTimeOffset Since, int Version, SlackMessage State);
