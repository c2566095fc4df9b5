using System.Text.Json.Nodes;

namespace Pipeline.Core.Deployments;

/// <summary>By what the elements of a list are told apart, as Kubernetes merges them; lists without such a key are values as a whole.</summary>
internal static class ListKeys
{
    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["containers"] = ["name"],
        ["initContainers"] = ["name"],
        ["ephemeralContainers"] = ["name"],
        ["env"] = ["name"],
        ["volumes"] = ["name"],
        ["volumeMounts"] = ["mountPath"],
        ["volumeDevices"] = ["devicePath"],
        ["imagePullSecrets"] = ["name"],
        ["secrets"] = ["name"],
        ["hostAliases"] = ["ip"],
        ["topologySpreadConstraints"] = ["topologyKey", "whenUnsatisfiable"],
        ["ports"] = ["containerPort", "port", "protocol"],
        ["ownerReferences"] = ["uid"],
    };

    /// <summary>The key of an element of the list <paramref name="field"/>; null when its elements have none.</summary>
    public static string? Of(string field, JsonNode? element)
    {
        if (element is not JsonObject item || !Keys.TryGetValue(field, out var names))
            return null;
        // What is left out is the default: a port speaks TCP.
        var parts = names.Where(name => item[name] is not null).Select(name => item[name]!.ToString()).Where(part => part != "TCP").ToList();
        return parts.Count == 0 ? null : string.Join('/', parts);
    }

    /// <summary>Whether every element of the list has a key, and another one each.</summary>
    public static bool AreKeyed(string field, params IEnumerable<JsonArray?> lists) => lists.OfType<JsonArray>().All(list =>
    {
        var keys = list.Select(element => Of(field, element)).ToList();
        return keys.All(key => key is not null) && keys.Distinct().Count() == keys.Count;
    });
}
