using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipeline.WorkflowRunner.Expressions;

/// <summary>GitHub's values: what counts as true, what a value is as text and as number.</summary>
internal static class Evaluation
{
    public static bool IsTrue(JsonNode? value) => value switch
    {
        null => false,
        JsonValue scalar when scalar.TryGetValue<bool>(out var boolean) => boolean,
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text.Length > 0,
        JsonValue => Number(value) is not (0 or double.NaN),
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

    /// <summary>Neither an array nor an object.</summary>
    public static bool IsPrimitive(JsonNode? value) => value is null or JsonValue;

    public static string? AsText(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;

    public static bool? AsBoolean(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<bool>(out var boolean) ? boolean : null;

    public static double Number(JsonNode? value) => value switch
    {
        null => 0,
        JsonValue scalar when scalar.TryGetValue<bool>(out var boolean) => boolean ? 1 : 0,
        JsonValue scalar when scalar.TryGetValue<double>(out var number) => number,
        JsonValue scalar when scalar.TryGetValue<int>(out var number) => number,
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => Numbers.Read(text),
        _ => double.NaN,
    };
}
