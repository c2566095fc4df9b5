using System.Text.Json.Nodes;

namespace Pipeline.Core.Deployments;

/// <summary>The JSON merge patch (RFC 7386) that makes one object another.</summary>
internal static class MergePatch
{
    /// <summary>The patch; empty when nothing differs.</summary>
    public static JsonObject Of(JsonObject from, JsonObject to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var patch = new JsonObject();
        foreach (var (name, _) in from.Where(pair => !to.ContainsKey(pair.Key)))
            patch[name] = null;
        foreach (var (name, value) in to)
        {
            if (JsonNode.DeepEquals(from[name], value))
                continue;
            if (from[name] is JsonObject before && value is JsonObject after)
                patch[name] = Of(before, after);
            else
                patch[name] = value?.DeepClone();
        }

        return patch;
    }
}
