namespace Pipeline.Core.Watching;

/// <summary>The figures by which gates judge.</summary>
internal static class WatchMetrics
{
    /// <summary>Those of the whole: the requests of all modules, and of everything else the worst.</summary>
    public static IReadOnlyDictionary<string, double> OfWhole(IReadOnlyList<WatchedModule> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        return modules.SelectMany(module => module.Metrics).GroupBy(metric => metric.Key)
            .ToDictionary(group => group.Key, group => group.Key == "watch.requests" ? group.Sum(metric => metric.Value) : group.Max(metric => metric.Value));
    }
}
