using System.Text.Json.Nodes;

namespace Pipeline.Core.Deployments;

/// <summary>Field by field, what makes one object another.</summary>
internal static class ObjectDifference
{
    private const string Mask = "***";
    private static readonly string[] SecretFields = ["data", "stringData"];

    /// <summary>The fields that differ, with their whole values; those of a Secret are masked.</summary>
    /// <param name="from">What is there; null when nothing is.</param>
    /// <param name="to">What will be; null when it goes.</param>
    public static IReadOnlyList<FieldChange> Of(JsonObject? from, JsonObject? to)
    {
        var changes = new List<FieldChange>();
        var secret = ObjectContent.IsSecret(to ?? from ?? []);
        foreach (var name in Names(from, to).Where(name => name is not ("apiVersion" or "kind") || (from is not null && to is not null)))
            Compare(name, name, from?[name], to?[name], secret && SecretFields.Contains(name), changes);
        return changes;
    }

    private static void Compare(string path, string field, JsonNode? from, JsonNode? to, bool isSecret, List<FieldChange> changes)
    {
        if (JsonNode.DeepEquals(from, to))
            return;
        switch (from, to)
        {
            case (JsonObject or null, JsonObject or null) when Names(from as JsonObject, to as JsonObject).Any():
                foreach (var name in Names(from as JsonObject, to as JsonObject))
                    Compare($"{path}.{Name(name)}", name, from?[name], to?[name], isSecret, changes);
                break;
            case (JsonArray or null, JsonArray or null) when ListKeys.AreKeyed(field, from as JsonArray, to as JsonArray):
                CompareLists(path, field, from as JsonArray ?? [], to as JsonArray ?? [], isSecret, changes);
                break;
            default:
                changes.Add(new FieldChange(path, Text(from, isSecret), Text(to, isSecret)));
                break;
        }
    }

    private static void CompareLists(string path, string field, JsonArray from, JsonArray to, bool isSecret, List<FieldChange> changes)
    {
        var before = from.ToDictionary(element => ListKeys.Of(field, element)!);
        var after = to.ToDictionary(element => ListKeys.Of(field, element)!);
        foreach (var key in before.Keys.Union(after.Keys))
            Compare($"{path}[{key}]", "", before.GetValueOrDefault(key), after.GetValueOrDefault(key), isSecret, changes);
    }

    private static IEnumerable<string> Names(JsonObject? from, JsonObject? to) => (from ?? []).Concat(to ?? []).Select(pair => pair.Key).Distinct();

    private static string Name(string name) => name.Contains('.', StringComparison.Ordinal) ? $"\"{name}\"" : name;

    private static string? Text(JsonNode? node, bool isSecret)
    {
        if (node is null)
            return null;
        if (isSecret)
            return Mask;
        return node is JsonValue ? node.ToString() : node.ToJsonString();
    }
}
