namespace Pipeline.Core.Charts;

/// <summary>The rule that what a chart carries is what its Chart.yaml asks for and its Chart.lock fixes.</summary>
/// <param name="asking">The file that asks: Chart.yaml, or requirements.yaml in a chart of the first form.</param>
/// <param name="fixing">The file that fixes: Chart.lock, or requirements.lock.</param>
internal sealed class ChartDependencyRule(string asking = "Chart.yaml", string fixing = "Chart.lock")
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
    public IEnumerable<string> Problems(IReadOnlyList<ChartDependency> needed, IReadOnlyList<ChartDependency>? locked, IReadOnlyList<(string Name, string Version)> present)
    {
        ArgumentNullException.ThrowIfNull(needed);
        foreach (var dependency in needed)
        {
            var (name, range, repository) = dependency;
            var fixedTo = FixedTo(dependency, locked);
            var charts = present.Where(chart => chart.Name == name).ToList();
            var same = needed.Where(other => other.Name == name).ToList();
            if (string.IsNullOrWhiteSpace(range))
                yield return $"{asking} asks for {name}{From(repository)} without a version: write the range that it takes, such as 'version: ^1.0.0'";
            else if (locked is not null && fixedTo is null)
                yield return $"{asking} asks for {name} {range}{From(repository)}, {fixing} has {Versions(locked.Where(entry => entry.Name == name).Select(entry => entry.Version + From(entry.Repository)))}";
            // Of two charts with one name Helm takes the first that it finds.
            else if (charts.Count > 0 && (charts.Count > same.Count || !charts.Exists(chart => dependency.Takes(chart.Version)) || charts.Exists(chart => !same.Exists(other => other.Takes(chart.Version)))))
                yield return $"{asking} asks for {name} {range}, charts has {Versions(charts.Select(chart => chart.Version))}";
            else if (fixedTo is not null && charts.Count > 0 && !charts.Exists(chart => chart.Version == fixedTo.Version))
                yield return $"{fixing} has {name} {fixedTo.Version}, charts has {Versions(charts.Select(chart => chart.Version))}";
            else if (locked is null && charts.Count == 0 && repository.Length > 0 && dependency.Folder is null)
                yield return $"{asking} asks for {name} {range}{From(repository)}, and no {fixing} says which version that is: tomorrow it may be another";
        }

        foreach (var entry in locked?.Where(entry => needed.All(dependency => dependency.Name != entry.Name)) ?? [])
            yield return $"{fixing} has {entry.Name} {entry.Version}, which {asking} does not ask for";
    }

    private static ChartDependency? FixedTo(ChartDependency dependency, IReadOnlyList<ChartDependency>? locked) =>
        locked?.FirstOrDefault(entry => entry.Name == dependency.Name && entry.Repository == dependency.Repository && dependency.Takes(entry.Version));

    private static string From(string repository) => repository.Length == 0 ? "" : $" from {repository}";

    private static string Versions(IEnumerable<string> versions) => string.Join(" and ", versions) is { Length: > 0 } text ? text : "none";
}
