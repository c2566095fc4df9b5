using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipeline.Testing.Slack;

/// <summary>What Slack takes of a message, written down once more from its documentation.</summary>
internal static partial class SlackRules
{
    private static readonly string[] Common = ["text", "blocks", "mrkdwn", "parse", "link_names", "unfurl_links", "unfurl_media", "channel"];
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["webhook"] = Common,
        ["chat.postMessage"] = [.. Common, "thread_ts", "metadata", "reply_broadcast"],
        ["chat.update"] = ["text", "blocks", "parse", "link_names", "channel", "ts", "metadata", "reply_broadcast"],
    };

    public static IEnumerable<string> Violations(string method, JsonObject arguments)
    {
        foreach (var unknown in arguments.Select(argument => argument.Key).Except(Known[method]))
            yield return $"{method} has no argument {unknown}";
        foreach (var needed in method switch { "chat.postMessage" => ["channel", "text"], "chat.update" => ["channel", "ts", "text"], _ => new[] { "text" } })
        {
            if (arguments[needed] is not JsonValue)
                yield return $"{method} needs {needed}";
        }

        var text = arguments["text"]?.GetValue<string>() ?? "";
        if (text.Length is 0 or > 40000)
            yield return $"a text of {text.Length} characters";
        if (Control().IsMatch(text))
            yield return $"a text with Slack's own syntax: {text}";
        if (arguments["blocks"] is JsonArray blocks)
        {
            if (blocks.Count > 50)
                yield return $"{blocks.Count} blocks";
            foreach (var violation in blocks.SelectMany(block => Block((JsonObject)block!)))
                yield return violation;
        }

        if (arguments["metadata"] is JsonObject metadata && (metadata["event_type"] is null || metadata["event_payload"] is not JsonObject))
            yield return "metadata without event_type or event_payload";
    }

    private static IEnumerable<string> Block(JsonObject block)
    {
        var type = block["type"]!.GetValue<string>();
        var elements = block["elements"] as JsonArray;
        return type switch
        {
            "header" => Text(block["text"], 150, plainOnly: true),
            "section" => (block["fields"] as JsonArray is { } fields ? fields.Count is < 1 or > 10 ? [$"{fields.Count} fields"] : fields.SelectMany(field => Text(field, 2000)) : []).Concat(block["text"] is null && block["fields"] is null ? ["an empty section"] : block["text"] is null ? [] : Text(block["text"], 3000)),
            "context" => elements?.Count is not (>= 1 and <= 10) ? [$"{elements?.Count} elements of a context"] : elements.SelectMany(element => Text(element, 3000)),
            "actions" => elements?.Count is not (>= 1 and <= 25) ? [$"{elements?.Count} actions"] : elements.SelectMany(element => Button((JsonObject)element!)),
            _ => [$"a block of type {type}"],
        };
    }

    private static IEnumerable<string> Button(JsonObject button)
    {
        if (button["type"]?.GetValue<string>() != "button")
            return ["an action that is no button"];
        var url = button["url"]?.GetValue<string>();
        return Text(button["text"], 75, plainOnly: true)
            .Concat(button["action_id"]?.GetValue<string>().Length is > 0 and <= 255 ? [] : ["a button without a fitting action_id"])
            .Concat(url is null or { Length: <= 3000 } && (url is null || Uri.TryCreate(url, UriKind.Absolute, out _)) ? [] : ["a button's url"]);
    }

    private static IEnumerable<string> Text(JsonNode? node, int most, bool plainOnly = false)
    {
        if (node is not JsonObject text || text["type"]?.GetValue<string>() is not ("plain_text" or "mrkdwn") || text["text"] is null)
            return ["no text object"];
        var value = text["text"]!.GetValue<string>();
        return new[]
        {
            plainOnly && text["type"]!.GetValue<string>() != "plain_text" ? "a text that must be plain" : null,
            value.Length < 1 || value.Length > most ? $"a text of {value.Length} characters where {most} fit" : null,
            Control().IsMatch(value) ? $"Slack's own syntax: {value}" : null,
        }.OfType<string>();
    }

    [GeneratedRegex("<|>|&(?!amp;|lt;|gt;)")]
    private static partial Regex Control();
}
