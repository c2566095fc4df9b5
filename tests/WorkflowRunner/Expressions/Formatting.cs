using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.WorkflowRunner.Expressions;

/// <summary>The functions that write text.</summary>
internal static class Formatting
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
    public static string ToJson(JsonNode? value) => value?.ToJsonString(Indented) ?? "null";
}
