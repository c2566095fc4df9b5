using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipeline.Tools.Slack.Blocks;

/// <summary>Holds a message against Slack's limits, and against anything in it that Slack would act on.</summary>
internal static partial class MessageCheck
{
    /// <summary>Everything that is wrong with the arguments of a message; empty: Slack takes it.</summary>
    public static IReadOnlyList<string> Problems(JsonObject message)
    {
        ArgumentNullException.ThrowIfNull(message);
        List<string> problems = [.. Text("text", message["text"], SlackLimits.Text)];
        if (message["blocks"] is not JsonArray blocks)
            return [.. problems, "blocks are missing"];
        if (blocks.Count > SlackLimits.Blocks)
            problems.Add(Numbered("blocks", blocks.Count, SlackLimits.Blocks));
        foreach (var (block, number) in blocks.Select((block, number) => (block, number)))
            problems.AddRange(Block(block).Select(problem => string.Create(CultureInfo.InvariantCulture, $"block {number + 1}: {problem}")));
        var ids = blocks.OfType<JsonObject>().SelectMany(block => block["elements"] is JsonArray elements ? elements.OfType<JsonObject>() : []).Select(element => TextOf(element["action_id"])).OfType<string>();
        problems.AddRange(ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => $"the action_id {group.Key} stands twice"));
        return problems;
    }

    private static IEnumerable<string> Block(JsonNode? node) => node is not JsonObject block ? ["it is no object"] : TextOf(block["type"]) switch
    {
        "header" => Object("the header", block["text"], SlackLimits.Header),
        "section" => Section(block),
        "context" => Elements(block, SlackLimits.ContextElements, element => Object("an element", element, SlackLimits.Section)),
        "actions" => Elements(block, SlackLimits.ActionElements, Button),
        var type => [$"{type ?? "nothing"} is no type of a block that is used here"],
    };

    private static IEnumerable<string> Section(JsonObject block)
    {
        if (block["fields"] is not JsonArray fields)
            return Object("the section", block["text"], SlackLimits.Section);
        return Elements(fields, "fields", SlackLimits.Fields, field => Object("a field", field, SlackLimits.Field))
            .Concat(block["text"] is null ? [] : Object("the section", block["text"], SlackLimits.Section));
    }

    private static IEnumerable<string> Button(JsonNode? node)
    {
        if (node is not JsonObject button || TextOf(button["type"]) != "button")
            return ["an element is no button"];
        List<string> problems = [.. Object("the button", button["text"], SlackLimits.Button)];
        if (TextOf(button["action_id"]) is not { Length: > 0 and <= SlackLimits.Id })
            problems.Add("the button has no action_id, or one that is too long");
        if (TextOf(button["value"]) is { Length: > SlackLimits.Value } value)
            problems.Add(Numbered("characters of a value", value.Length, SlackLimits.Value));
        if (button["url"] is { } url && !(TextOf(url) is { Length: > 0 and <= SlackLimits.Url } text && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal)))
            problems.Add("the button's url is no web address, or too long");
        return problems;
    }

    private static IEnumerable<string> Elements(JsonObject block, int most, Func<JsonNode?, IEnumerable<string>> check) =>
        block["elements"] is JsonArray elements ? Elements(elements, "elements", most, check) : ["elements are missing"];

    private static IEnumerable<string> Elements(JsonArray elements, string what, int most, Func<JsonNode?, IEnumerable<string>> check) =>
        elements.Count == 0 ? [$"there are no {what}"] : elements.Count > most ? [Numbered(what, elements.Count, most)] : elements.SelectMany(check);

    private static IEnumerable<string> Object(string what, JsonNode? node, int most) =>
        node is JsonObject text && TextOf(text["type"]) == "plain_text" ? Text(what, text["text"], most) : [$"{what} has no plain text"];

    private static IEnumerable<string> Text(string what, JsonNode? node, int most)
    {
        if (TextOf(node) is not { } text || string.IsNullOrWhiteSpace(text))
            yield return $"{what} is empty";
        else if (text.Length > most)
            yield return Numbered($"characters of {what}", text.Length, most);
        else if (Acting().IsMatch(text))
            yield return $"{what} has '<', '>' or '&' that is not escaped";
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static string Numbered(string what, int number, int most) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}; at most {most} are taken");

    [GeneratedRegex("[<>]|&(?!(amp|lt|gt);)")]
    private static partial Regex Acting();
}
