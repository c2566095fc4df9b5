using System.Text.RegularExpressions;

namespace Pipeline.Core.Modules;

/// <summary>What the settings of a module may not be: values that tools would read as an option, and paths that leave the module.</summary>
internal static partial class ModuleRules
{
    /// <summary>The key and a sentence for each mistake.</summary>
    /// <param name="folder">The module's folder, a repository path.</param>
    /// <param name="image">How the image is built; null when there is none.</param>
    /// <param name="test">How the unit tests are run; null: by convention.</param>
    /// <param name="chart">The chart's folder as it was written; null when there is none.</param>
    /// <param name="shared">The shared paths, as repository paths.</param>
    public static IEnumerable<(string Key, string Message)> Find(string folder, ImageSettings? image, TestSettings? test, string? chart, IReadOnlyList<string> shared)
    {
        if (chart is not null && !IsChart(folder, chart, shared))
            yield return ("chart", $"'{chart}' is no place of a chart; expected a folder in the module's, such as chart, or one that 'shared' names.");
        foreach (var (key, path) in new[] { ("image.dockerfile", image?.Dockerfile), ("image.context", image?.Context) })
        {
            if (path is not null && IsOption(path))
                yield return (key, $"'{path}' would be read as an option; expected a path relative to the module's folder.");
        }

        foreach (var (key, target) in new[] { ("image.target", image?.Target), ("test.target", test?.Target) })
        {
            if (target is not null && !StageName.IsMatch(target))
                yield return (key, $"'{target}' is no build stage of a Dockerfile; expected letters, digits and any of . _ -, a letter or digit first.");
        }

        foreach (var (key, patterns) in new[] { ("test.results", test?.Results), ("test.coverage", test?.Coverage) })
        {
            foreach (var pattern in patterns ?? [])
            {
                // What '..' leads to is not known behind a wildcard.
                if (RepositoryPath.Resolve(folder, pattern) is null || pattern.Split('/', '\\').Contains(".."))
                    yield return ($"{key}/{pattern}", $"'{pattern}' leaves the module's folder; expected a pattern of files in it, such as test-results/**/*.xml.");
            }
        }
    }

    private static bool IsChart(string folder, string chart, IReadOnlyList<string> shared) =>
        !IsOption(chart)
        && chart.AsSpan().IndexOfAny("*?[") < 0
        && RepositoryPath.Resolve(folder, chart) is { } path
        && shared.Prepend(folder).Any(place => RepositoryPath.IsIn(path, place));

    private static bool IsOption(string path) => path.StartsWith('-');

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex StageName { get; }
}
