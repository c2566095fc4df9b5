using System.Text.Json.Nodes;

namespace Pipeline.Tools.Slack.Blocks;

/// <summary>A message as Slack takes it.</summary>
/// <param name="Text">The whole in plain words: for what shows no blocks, such as a notification.</param>
/// <param name="Blocks">The same as blocks.</param>
internal sealed record SlackMessage(string Text, JsonArray Blocks)
{
    /// <summary>The arguments of whatever posts or edits it. No name in it becomes a mention, nothing is formatted, and no page that it names is fetched.</summary>
    public JsonObject ToArguments() => new()
    {
        ["text"] = Text,
        ["blocks"] = Blocks.DeepClone(),
        ["mrkdwn"] = false,
        ["parse"] = "none",
        ["link_names"] = false,
        ["unfurl_links"] = false,
        ["unfurl_media"] = false,
    };
}
