using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Tools.Slack.Transport;

/// <summary>What a message carries besides what people see, so that it is found again: Slack calls it metadata.</summary>
/// <param name="Id">The id of the message in the outbox.</param>
/// <param name="Thread">What it begins the thread of; null: it begins none.</param>
/// <param name="Version">How much the thread's state knows.</param>
internal sealed record SlackMark(string Id, string? Thread = null, int Version = 0)
{
    private const string Kind = "pipeline_message";

    /// <summary>The id of the message that begins a thread, so that the message <paramref name="entry"/> may be its first reply.</summary>
    public static string Beginning(string entry) => $"begin-{entry}";

    /// <summary>As Slack takes it.</summary>
    public JsonObject ToMetadata()
    {
        var payload = new JsonObject { ["id"] = Id };
        if (Thread is not null)
            (payload["thread"], payload["version"]) = (Thread, Version.ToString(CultureInfo.InvariantCulture));
        return new JsonObject { ["event_type"] = Kind, ["event_payload"] = payload };
    }

    /// <summary>The mark of a message as Slack gives it; null: it has none of ours.</summary>
    public static SlackMark? Of(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("metadata", out var metadata) || SlackApi.TextOf(metadata, "event_type") != Kind || !metadata.TryGetProperty("event_payload", out var payload))
            return null;
        return SlackApi.TextOf(payload, "id") is { } id
            ? new SlackMark(id, SlackApi.TextOf(payload, "thread"), int.TryParse(SlackApi.TextOf(payload, "version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            : null;
    }
}
