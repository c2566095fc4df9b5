using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipeline.WorkflowRunner;

/// <summary>Reads YAML as JSON, with the types that GitHub gives plain scalars (YAML 1.2 core schema).</summary>
internal static class YamlReader
{
    public static JsonObject Read(string yaml, string place)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents is [{ RootNode: YamlMappingNode root }] ? Convert(root) : throw new UninterpretedException(place, "one YAML mapping was expected");
    }

    private static JsonObject Convert(YamlMappingNode mapping)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping.Children)
            result[key.ToString()] = ConvertNode(value);
        return result;
    }

    private static JsonNode? ConvertNode(YamlNode node) => node switch
    {
        YamlMappingNode mapping => Convert(mapping),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(ConvertNode)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var text } => Plain(text ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new UninterpretedException(node.Start.ToString(), "an alias or tag"),
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "null" or "~" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && char.IsAsciiDigit(text[^1]) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
