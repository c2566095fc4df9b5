using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Yaml;

namespace Pipeline.Workflows.Rendering;

/// <summary>Renders a job's strategy and its matrix.</summary>
internal static class StrategyRenderer
{
    public static YamlMapping? Render(Strategy? strategy, RenderScope scope, string path)
    {
        if (strategy is null)
            return null;
        var mapping = new YamlMapping { { "fail-fast", strategy.FailFast } };
        if (strategy.MaxParallel is { } parallel)
            mapping.Add("max-parallel", parallel);
        mapping.Add("matrix", RenderMatrix(strategy.Matrix, scope, path + ".matrix"));
        return mapping;
    }

    private static YamlMapping RenderMatrix(Matrix matrix, RenderScope scope, string path)
    {
        if (matrix.Count is 0 or > Matrix.MaximumJobs)
            scope.Refuse(path, $"{matrix.Count} jobs; GitHub makes 1 to {Matrix.MaximumJobs} from one matrix. Split it.");
        var mapping = new YamlMapping();
        foreach (var (name, axis) in matrix.Axes)
        {
            scope.RequireName(name, $"{path}.{name}", "matrix axis");
            mapping.Add(name, axis.Values is { } values ? YamlSequence.Of(values) : scope.Braced(axis.Source!, $"{path}.{name}", Positions.JobStrategy));
        }

        Combinations("include", matrix.Include, mapping);
        Combinations("exclude", matrix.Exclude, mapping);
        return mapping;
    }

    private static void Combinations(string key, IReadOnlyList<IReadOnlyDictionary<string, string>> combinations, YamlMapping mapping)
    {
        if (combinations.Count > 0)
            mapping.Add(key, new YamlSequence([.. combinations.Select(Combination)]));
    }

    private static YamlMapping Combination(IReadOnlyDictionary<string, string> combination)
    {
        var mapping = new YamlMapping();
        // A dictionary's order is nobody's promise; the names' is.
        foreach (var (name, value) in combination.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            mapping.Add(name, value);
        return mapping;
    }
}
