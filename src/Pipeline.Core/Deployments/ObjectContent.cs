using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Core.Deployments;

/// <summary>What of a Kubernetes object people wrote: not what the cluster itself keeps in it.</summary>
internal static class ObjectContent
{
    private static readonly string[] KeptByCluster = ["managedFields", "resourceVersion", "generation", "creationTimestamp", "selfLink", "uid"];
    private static readonly string[] NotesOfTools = ["kubectl.kubernetes.io/last-applied-configuration", "deployment.kubernetes.io/revision"];

    /// <summary>The object without what the cluster keeps in it.</summary>
    public static JsonObject Clean(JsonObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var clean = (JsonObject)item.DeepClone();
        clean.Remove("status");
        if (clean["metadata"] is not JsonObject metadata)
            return clean;
        foreach (var name in KeptByCluster)
            metadata.Remove(name);
        if (metadata["annotations"] is JsonObject annotations)
        {
            foreach (var name in NotesOfTools)
                annotations.Remove(name);
            if (annotations.Count == 0)
                metadata.Remove("annotations");
        }

        return clean;
    }

    /// <summary>What identifies the object that is there, in the state that it is in.</summary>
    public static string DigestOfLive(JsonObject live)
    {
        ArgumentNullException.ThrowIfNull(live);
        var uid = live["metadata"]?["uid"]?.ToString();
        // Of a secret nothing is told that guesses could be held against.
        return IsSecret(live) ? $"{uid}@{live["metadata"]?["resourceVersion"]}" : $"{uid}@{Digest(Clean(live))}";
    }

    /// <summary>What identifies an object of a chart; a secret's values do not count, the chart's digest stands for them.</summary>
    public static string DigestOfApplied(JsonObject applied)
    {
        ArgumentNullException.ThrowIfNull(applied);
        if (!IsSecret(applied))
            return Digest(applied);
        var bare = (JsonObject)applied.DeepClone();
        foreach (var name in new[] { "data", "stringData" })
        {
            if (bare[name] is JsonObject values)
                bare[name] = new JsonArray([.. values.Select(value => JsonValue.Create(value.Key))]);
        }

        return Digest(bare);
    }

    /// <summary>Whether its values are secret.</summary>
    public static bool IsSecret(JsonObject item) => item?["kind"]?.ToString() == "Secret";

    private static string Digest(JsonNode node)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
            WriteOrdered(node, writer);
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(text.ToArray()))}";
    }

    private static void WriteOrdered(JsonNode? node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case JsonObject item:
                writer.WriteStartObject();
                foreach (var (name, value) in item.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    WriteOrdered(value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var value in items)
                    WriteOrdered(value, writer);
                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }
}
