namespace Pipeline.Core.Charts;

/// <summary>The rule that what a chart carries is what its Chart.yaml asks for and its Chart.lock fixes.</summary>
internal static class ChartDependencyRule
{
    /// <summary>The dependencies that are not there yet.</summary>
    /// <param name="needed">The dependencies of Chart.yaml.</param>
    /// <param name="present">Name and version of every chart in <c>charts</c>.</param>
    public static IReadOnlyList<ChartDependency> Missing(IReadOnlyList<ChartDependency> needed, IReadOnlyList<(string Name, string Version)> present) =>
        [.. needed.Where(dependency => present.All(chart => chart.Name != dependency.Name))];

    /// <summary>Every disagreement; none when the chart may be packaged once <see cref="Missing"/> are built.</summary>
    /// <param name="needed">The dependencies of Chart.yaml.</param>
    /// <param name="locked">Those of Chart.lock; null when there is none.</param>
    /// <param name="present">Name and version of every chart in <c>charts</c>.</param>
    public static IEnumerable<string> Problems(IReadOnlyList<ChartDependency> needed, IReadOnlyList<ChartDependency>? locked, IReadOnlyList<(string Name, string Version)> present)
    {
        ArgumentNullException.ThrowIfNull(needed);
        foreach (var dependency in needed)
        {
            var (name, range, repository) = dependency;
            var fixedTo = locked?.FirstOrDefault(entry => entry.Name == name && entry.Repository == repository && dependency.Takes(entry.Version));
            var charts = present.Where(chart => chart.Name == name).ToList();
            if (locked is not null && fixedTo is null)
                yield return $"Chart.yaml asks for {name} {range}{From(repository)}, Chart.lock has {Versions(locked.Where(entry => entry.Name == name).Select(entry => entry.Version + From(entry.Repository)))}";
            else if (charts.Count > 0 && !charts.Exists(chart => dependency.Takes(chart.Version)))
                yield return $"Chart.yaml asks for {name} {range}, charts has {Versions(charts.Select(chart => chart.Version))}";
            else if (fixedTo is not null && charts.Count > 0 && !charts.Exists(chart => chart.Version == fixedTo.Version))
                yield return $"Chart.lock has {name} {fixedTo.Version}, charts has {Versions(charts.Select(chart => chart.Version))}";
            else if (locked is null && charts.Count == 0 && repository.Length > 0 && dependency.Folder is null)
                yield return $"Chart.yaml asks for {name} {range}{From(repository)}, and no Chart.lock says which version that is: tomorrow it may be another";
        }

        foreach (var entry in locked?.Where(entry => needed.All(dependency => dependency.Name != entry.Name)) ?? [])
            yield return $"Chart.lock has {entry.Name} {entry.Version}, which Chart.yaml does not ask for";
    }

    private static string From(string repository) => repository.Length == 0 ? "" : $" from {repository}";

    private static string Versions(IEnumerable<string> versions) => string.Join(" and ", versions) is { Length: > 0 } text ? text : "none";
}
