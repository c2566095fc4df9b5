using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipeline.WorkflowRunner.Expressions;

/// <summary>GitHub's values: what counts as true, what equals what, how a value is written.</summary>
internal static class Evaluation
{
    public static bool IsTrue(JsonNode? value) => value switch
    {
        null => false,
        JsonValue scalar when scalar.TryGetValue<bool>(out var boolean) => boolean,
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text.Length > 0,
        JsonValue => Number(value) is not 0,
        _ => true,
    };

    public static string Write(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar when scalar.TryGetValue<bool>(out var boolean) => boolean ? "true" : "false",
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text,
        JsonValue => Number(value).ToString("G15", CultureInfo.InvariantCulture),
        JsonArray => "Array",
        _ => "Object",
    };

    public static bool AreEqual(JsonNode? left, JsonNode? right)
    {
        if (AsText(left) is { } leftText && AsText(right) is { } rightText)
            return string.Equals(leftText, rightText, StringComparison.OrdinalIgnoreCase);
        return left is JsonObject or JsonArray || right is JsonObject or JsonArray
            ? ReferenceEquals(left, right)
            : Number(left).Equals(Number(right));
    }

    public static double Number(JsonNode? value) => value switch
    {
        null => 0,
        JsonValue scalar when scalar.TryGetValue<bool>(out var boolean) => boolean ? 1 : 0,
        JsonValue scalar when scalar.TryGetValue<double>(out var number) => number,
        JsonValue scalar when scalar.TryGetValue<int>(out var number) => number,
        JsonValue scalar when scalar.TryGetValue<string>(out var text) =>
            text.Trim().Length == 0 ? 0 : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN,
        _ => double.NaN,
    };

    private static string? AsText(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;
}
