using System.Text.Json.Nodes;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Tests.Properties;

/// <summary>A state as text that is the same for the same state.</summary>
internal static class LedgerText
{
    // Dictionaries have no order of their own.
    public static string Sorted(LedgerState state) => Sort(JsonNode.Parse(LedgerJson.Serialize(state)))!.ToJsonString();

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sort(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sort)]),
        _ => node?.DeepClone(),
    };
}
