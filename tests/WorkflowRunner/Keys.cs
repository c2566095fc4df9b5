using System.Text.Json.Nodes;

namespace Pipeline.WorkflowRunner;

/// <summary>Reads a mapping and refuses keys that nobody interprets.</summary>
internal static class Keys
{
    public static void Require(JsonObject mapping, string place, params ReadOnlySpan<string> known)
    {
        foreach (var (key, _) in mapping)
        {
            if (!known.Contains(key))
                throw new UninterpretedException(place, $"the key '{key}'");
        }
    }

    public static JsonObject Object(this JsonObject mapping, string key) => mapping[key] as JsonObject ?? [];

    public static IReadOnlyList<string> Strings(this JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => [.. array.Select(item => item!.ToString())],
        _ => [node.ToString()],
    };
}
