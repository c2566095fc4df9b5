using System.Text.Json.Nodes;

namespace Pipeline.WorkflowRunner.Expressions;

/// <summary>What <c>.name</c>, <c>[index]</c> and <c>.*</c> find.</summary>
internal sealed class Access
{
    // What '*' found: from there on, a name or index is taken from every item, and left out where it is not.
    private readonly HashSet<JsonNode> _filtered = new(ReferenceEqualityComparer.Instance);

    /// <summary>Every item of an array or object; of a filtered array the items of each of its items.</summary>
    public JsonArray Star(JsonNode? value) => Filtered(IsFiltered(value) ? ((JsonArray)value!).SelectMany(Items) : Items(value));

    /// <summary>What is at <paramref name="index"/>, a name or a number.</summary>
    public JsonNode? At(JsonNode? value, JsonNode? index)
    {
        if (!IsFiltered(value))
            return TryFind(value, index, out var found) ? found : null;
        var items = new List<JsonNode?>();
        foreach (var item in (JsonArray)value!)
        {
            if (TryFind(item, index, out var found))
                items.Add(found);
        }

        return Filtered(items);
    }

    private bool IsFiltered(JsonNode? value) => value is JsonArray && _filtered.Contains(value);

    private JsonArray Filtered(IEnumerable<JsonNode?> items)
    {
        var array = new JsonArray([.. items.Select(item => item?.DeepClone())]);
        _filtered.Add(array);
        return array;
    }

    private static IEnumerable<JsonNode?> Items(JsonNode? value) => value switch
    {
        JsonArray array => array,
        JsonObject mapping => mapping.Select(entry => entry.Value),
        _ => [],
    };

    private static bool TryFind(JsonNode? value, JsonNode? index, out JsonNode? found)
    {
        found = null;
        if (value is JsonObject mapping && Evaluation.IsPrimitive(index))
        {
            var name = Evaluation.Write(index);
            var entry = mapping.FirstOrDefault(entry => string.Equals(entry.Key, name, StringComparison.OrdinalIgnoreCase));
            found = entry.Value;
            return entry.Key is not null;
        }

        if (value is not JsonArray array || Evaluation.Number(index) is not (>= 0 and var place) || Math.Floor(place) >= array.Count)
            return false;
        found = array[(int)place];
        return true;
    }
}
