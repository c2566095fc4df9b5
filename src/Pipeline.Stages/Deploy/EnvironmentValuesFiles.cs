using Pipeline.Core.Environments;
using Pipeline.Tools.Helm;

namespace Pipeline.Stages.Deploy;

/// <summary>The values files that a chart is deployed with in an environment, each going over those before it.</summary>
internal static class EnvironmentValuesFiles
{
    /// <summary>The file of a chart with its values for <paramref name="environment"/>, in the chart's folder.</summary>
    public static string NameOf(DeployEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return $"values-{environment.Name}.yaml";
    }

    /// <summary>Writes them: the chart's own for the environment, what the model sets there, what was sealed with the chart.</summary>
    /// <param name="folder">The absolute folder that receives them.</param>
    /// <param name="chart">The packaged chart, absolute.</param>
    /// <param name="module">The module.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="sealedValues">What was sealed, such as the image's digest, a values file's content; null: nothing.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>Their absolute paths; none when the chart's defaults are all.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(string folder, string chart, string module, DeployEnvironment environment, string? sealedValues, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(environment);
        string?[] contents = [await ChartPackage.FindFileAsync(chart, NameOf(environment), cancellationToken), environment.ValuesOf(module), sealedValues];
        List<string> paths = [];
        foreach (var content in contents.OfType<string>())
        {
            var path = Path.Combine(folder, $"values-{paths.Count}.yaml");
            await File.WriteAllTextAsync(path, content, cancellationToken);
            paths.Add(path);
        }

        return paths;
    }
}
