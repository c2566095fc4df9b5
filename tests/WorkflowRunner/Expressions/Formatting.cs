using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipeline.WorkflowRunner.Expressions;

/// <summary>The functions that write text.</summary>
internal static partial class Formatting
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Replaces <c>{0}</c>; <c>{{</c> and <c>}}</c> are braces.</summary>
    /// <exception cref="FormatException">A brace stands alone, or there is no such argument.</exception>
    public static string Format(string format, IReadOnlyList<JsonNode?> arguments)
    {
        var text = new StringBuilder();
        for (var position = 0; position < format.Length; position++)
        {
            var letter = format[position];
            if (letter is not ('{' or '}'))
            {
                text.Append(letter);
            }
            else if (position + 1 < format.Length && format[position + 1] == letter)
            {
                text.Append(letter);
                position++;
            }
            else
            {
                var end = format.IndexOf('}', position);
                if (letter == '}' || end < 0 || !int.TryParse(format.AsSpan(position + 1, end - position - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                    throw new FormatException($"the format '{format}' is invalid at {position}");
                if (index >= arguments.Count)
                    throw new FormatException($"the format '{format}' refers to more than the {arguments.Count} values that are there");
                text.Append(Evaluation.Write(arguments[index]));
                position = end;
            }
        }

        return text.ToString();
    }

    /// <summary>The items with a separator between them; of one value the value.</summary>
    public static string Join(JsonNode? items, JsonNode? separator) => items switch
    {
        JsonArray array => string.Join(Evaluation.IsPrimitive(separator) ? Evaluation.Write(separator) : ",", array.Select(Evaluation.Write)),
        JsonObject => "",
        _ => Evaluation.Write(items),
    };

    /// <summary>The value as JSON, indented by two spaces.</summary>
    public static string ToJson(JsonNode? value) => Surrogates().Replace(Plain(value)?.ToJsonString(Indented) ?? "null", match => match.Groups[1].Success ? Regex.Unescape(match.Value) : match.Value);

    // Numbers as GitHub writes them, not as they were read.
    private static JsonNode? Plain(JsonNode? value) => value switch
    {
        JsonArray array => new JsonArray([.. array.Select(Plain)]),
        JsonObject mapping => new JsonObject(mapping.Select(entry => KeyValuePair.Create(entry.Key, Plain(entry.Value)))),
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.Number => Evaluation.Number(value) is var number && number == Math.Floor(number) && Math.Abs(number) < long.MaxValue ? JsonValue.Create((long)number) : JsonValue.Create(number),
        _ => value?.DeepClone(),
    };

    [GeneratedRegex(@"(\\uD[89AB][0-9A-F]{2}\\uD[C-F][0-9A-F]{2})|\\.")]
    private static partial Regex Surrogates();
}
