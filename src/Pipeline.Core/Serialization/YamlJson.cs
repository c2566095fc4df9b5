using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Core.Errors;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Serialization;

/// <summary>YAML as the JSON that Kubernetes makes of it: plain scalars are numbers, truth values or nothing where they look like it.</summary>
internal static partial class YamlJson
{
    private const string MergeKey = "<<";

    /// <summary>Every document of a stream that is not empty.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="what">What it is, to begin a sentence with.</param>
    /// <exception cref="PipelineException">The text is no YAML, or its values are nested too deep.</exception>
    public static IReadOnlyList<JsonObject> ReadDocuments(string text, string what) =>
        [.. YamlDocuments.Load(text, what).Select(node => Read(node, what, 0)).OfType<JsonObject>()];

    private static JsonNode? Read(YamlNode node, string what, int depth) => depth > YamlDocuments.DeepestNesting
        ? throw new PipelineException($"{what} cannot be read: its values are nested more than {YamlDocuments.DeepestNesting} deep.")
        : node switch
        {
            YamlMappingNode mapping => ReadMapping(mapping, what, depth + 1),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(child => Read(child, what, depth + 1))]),
            YamlScalarNode { Style: ScalarStyle.Plain } scalar when scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific => ReadPlain(scalar.Value ?? ""),
            YamlScalarNode scalar => JsonValue.Create(scalar.Value),
            _ => null,
        };

    private static JsonObject ReadMapping(YamlMappingNode mapping, string what, int depth)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (name == MergeKey && value is YamlMappingNode)
            {
                foreach (var (inner, taken) in (JsonObject)Read(value, what, depth)!)
                    result.TryAdd(inner, taken?.DeepClone());
            }
            else
            {
                result[name] = Read(value, what, depth);
            }
        }

        return result;
    }

    private static JsonValue? ReadPlain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => JsonValue.Create(true),
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => JsonValue.Create(false),
        _ when Octal().Match(text) is { Success: true } octal => JsonValue.Create(Convert.ToInt64(octal.Groups[1].Value, 8)),
        _ when Integer().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ when Hexadecimal().IsMatch(text) && long.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ when Real().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) => JsonValue.Create(real),
        _ => JsonValue.Create(text),
    };

    [GeneratedRegex(@"^0o?([0-7]{1,20})$")]
    private static partial Regex Octal();

    [GeneratedRegex(@"^[-+]?(0|[1-9][0-9]*)$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^0x[0-9a-fA-F]{1,15}$")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?$")]
    private static partial Regex Real();
}
