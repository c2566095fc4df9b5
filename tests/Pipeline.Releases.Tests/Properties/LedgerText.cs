using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Ledger.Snapshots;

namespace Pipeline.Releases.Tests.Properties;

/// <summary>A state as text that is the same for the same state.</summary>
internal static class LedgerText
{
    // Dictionaries have no order of their own, and so neither has the hash in the first line.
    public static string Sorted(LedgerState state) => string.Join('\n', Encoding.UTF8.GetString(LedgerSnapshot.Write(state)).Split('\n').Skip(1).Select(line => Sort(JsonNode.Parse(line))!.ToJsonString()));

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sort(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sort)]),
        _ => node?.DeepClone(),
    };
}
