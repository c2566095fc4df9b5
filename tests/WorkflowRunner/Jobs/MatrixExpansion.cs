using System.Text.Json.Nodes;
using Pipeline.WorkflowRunner.Expressions;

namespace Pipeline.WorkflowRunner.Jobs;

/// <summary>The combinations of a matrix, by GitHub's rules.</summary>
internal static class MatrixExpansion
{
    public static IReadOnlyList<JsonObject> Of(JsonObject matrix, ExpressionContext context, string place)
    {
        List<JsonObject> combinations = [[]];
        foreach (var (axis, values) in matrix.Where(entry => entry.Key is not ("include" or "exclude")))
        {
            if (Expression.Expand(values, context) is not JsonArray { Count: > 0 } list)
                throw new UninterpretedException($"{place}.{axis}", "a matrix axis that is no list or an empty one");
            combinations = [.. combinations.SelectMany(before => list.Select(value => With(before, axis, value)))];
        }

        if (matrix.All(entry => entry.Key is "include" or "exclude"))
            combinations = [];
        combinations.RemoveAll(combination => Objects(matrix["exclude"]).Any(excluded => excluded.All(entry => Comparison.AreEqual(combination[entry.Key], entry.Value))));
        Include(combinations, Objects(matrix["include"]), matrix);
        return combinations.Count <= 256 ? combinations : throw new UninterpretedException(place, $"{combinations.Count} jobs, more than GitHub makes from one matrix");
    }

    private static void Include(List<JsonObject> combinations, IEnumerable<JsonObject> included, JsonObject matrix)
    {
        var original = combinations.ToList();
        foreach (var extra in included)
        {
            var matching = original.Where(combination => extra.All(entry => !matrix.ContainsKey(entry.Key) || Comparison.AreEqual(combination[entry.Key], entry.Value))).ToList();
            foreach (var combination in matching)
            {
                foreach (var (key, value) in extra)
                    combination[key] = value?.DeepClone();
            }

            if (matching.Count == 0)
                combinations.Add((JsonObject)extra.DeepClone());
        }
    }

    private static JsonObject With(JsonObject combination, string axis, JsonNode? value)
    {
        var copy = (JsonObject)combination.DeepClone();
        copy[axis] = value?.DeepClone();
        return copy;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).Cast<JsonObject>();
}
