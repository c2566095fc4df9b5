using System.Text.Json.Nodes;

namespace Pipeline.Tools.Slack.Blocks;

/// <summary>Makes messages for Slack. Every text is plain: Slack neither formats it nor looks for names in it.</summary>
/// <param name="mask">Masks the secrets of the build.</param>
internal sealed class MessageComposer(Func<string, string> mask)
{
    private const string Nothing = "(nothing is said)";

    /// <summary>The message that tells <paramref name="notification"/>.</summary>
    public SlackMessage Compose(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var title = SlackText.Line($"{notification.Sign} {mask(notification.Title)}", SlackLimits.Header);
        var whole = $"{notification.Sign} {mask(notification.ToString())}";
        var blocks = new JsonArray { new JsonObject { ["type"] = "header", ["text"] = Plain(title) } };
        // What a header has no room for stands below it.
        IEnumerable<string> said = title.EndsWith('\u2026') ? [notification.Title] : [];
        Add(blocks, said.Concat(notification.Remark is { } remark ? [remark] : []).Concat(notification.Details));
        Add(blocks, notification.Contents.Select(module => module.ToString()));
        AddFacts(blocks, [.. notification.Facts.Select(fact => SlackText.Line(mask(fact), SlackLimits.Header)).Where(fact => fact.Length > 0)]);
        if (AddressOf(notification.Link) is { } link)
            blocks.Add((JsonNode)Button(link, notification));
        return new SlackMessage(Said(SlackText.Lines(whole.Split('\n'), SlackLimits.GoodText)), blocks);
    }

    private void Add(JsonArray blocks, IEnumerable<string> lines)
    {
        if (SlackText.Lines(lines.Select(mask), SlackLimits.Section) is { Length: > 0 } text)
            blocks.Add((JsonNode)new JsonObject { ["type"] = "section", ["text"] = Plain(text) });
    }

    private static void AddFacts(JsonArray blocks, IReadOnlyList<string> facts)
    {
        if (facts.Count > 0)
            blocks.Add((JsonNode)new JsonObject { ["type"] = "context", ["elements"] = new JsonArray([.. facts.Take(SlackLimits.ContextElements).Select(Plain)]) });
    }

    private static JsonObject Button(string link, Notification notification) => new()
    {
        ["type"] = "actions",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = "open",
            ["text"] = Plain(notification is DeploymentNotification { Succeeded: true } ? "Open" : "Open the run"),
            ["url"] = link,
        }),
    };

    private static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = Said(text), ["emoji"] = false };

    private static string Said(string text) => string.IsNullOrWhiteSpace(text) ? Nothing : text;

    private static string? AddressOf(Uri? link) =>
        link is { IsAbsoluteUri: true } && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) && link.AbsoluteUri.Length <= SlackLimits.Url ? link.AbsoluteUri : null;
}
