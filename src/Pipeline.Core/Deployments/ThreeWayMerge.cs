using System.Text.Json.Nodes;

namespace Pipeline.Core.Deployments;

/// <summary>What an upgrade makes of an object: what the chart says now is set, what it said before and says no longer goes, everything else stays.</summary>
internal static class ThreeWayMerge
{
    /// <summary>Merges.</summary>
    /// <param name="before">What the chart said before; null when it did not have the object.</param>
    /// <param name="now">What it says now.</param>
    /// <param name="live">What is there.</param>
    public static JsonObject Merge(JsonObject? before, JsonObject now, JsonObject live)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(live);
        var merged = (JsonObject)live.DeepClone();
        foreach (var (name, _) in before ?? [])
        {
            if (!now.ContainsKey(name))
                merged.Remove(name);
        }

        foreach (var (name, value) in now)
        {
            // The same as leaving it out.
            if (value is null)
                merged.Remove(name);
            else
                merged[name] = MergeValue(name, before?[name], value, live[name]);
        }

        return merged;
    }

    private static JsonNode MergeValue(string name, JsonNode? before, JsonNode now, JsonNode? live) => (now, live) switch
    {
        (JsonObject next, JsonObject there) => Merge(before as JsonObject, next, there),
        (JsonArray next, JsonArray there) when ListKeys.AreKeyed(name, before as JsonArray, next, there) => MergeList(name, before as JsonArray, next, there),
        _ => now.DeepClone(),
    };

    private static JsonArray MergeList(string name, JsonArray? before, JsonArray now, JsonArray live)
    {
        var old = (before ?? []).ToDictionary(element => ListKeys.Of(name, element)!);
        var there = live.ToDictionary(element => ListKeys.Of(name, element)!);
        var wanted = now.ToDictionary(element => ListKeys.Of(name, element)!);
        var merged = new JsonArray();
        // In the order of what is there, so that order alone is no difference.
        foreach (var (key, element) in there)
        {
            if (wanted.TryGetValue(key, out var next))
                merged.Add(Merge(old.GetValueOrDefault(key) as JsonObject, (JsonObject)next!, (JsonObject)element!));
            else if (!old.ContainsKey(key))
                merged.Add(element!.DeepClone());
        }

        foreach (var (_, element) in wanted.Where(pair => !there.ContainsKey(pair.Key)))
            merged.Add(element!.DeepClone());
        return merged;
    }
}
