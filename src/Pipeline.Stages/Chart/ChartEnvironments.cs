using Pipeline.Core.Environments;
using Pipeline.Shared;
using Pipeline.Stages.Deploy;
using Pipeline.Tools.Files;
using Pipeline.Tools.Helm;

namespace Pipeline.Stages.Chart;

/// <summary>Renders a chart with the values of each environment before it is published, so that none is found broken in the last one.</summary>
/// <param name="helm">Renders.</param>
/// <param name="environments">Where the chart will be deployed.</param>
internal sealed class ChartEnvironments(HelmClient helm, IReadOnlyList<DeployEnvironment> environments)
{
    private const string Pattern = "values-*.yaml";

    /// <summary>What the model sets for <paramref name="module"/>, for the settings of the stage; empty: nothing.</summary>
    public static string Describe(IReadOnlyList<DeployEnvironment> environments, string module) => string.Concat(
        environments.Select(environment => environment.ValuesOf(module) is { } values ? $" with {environment.Name} {values}" : ""));

    /// <summary>Renders the chart in <paramref name="directory"/> with the values of each environment that has some, and names files that no environment reads.</summary>
    /// <exception cref="HelmException">It cannot be rendered; the message names the environment.</exception>
    public async Task CheckAsync(StageContext context, string directory, string? sealedValues, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var environment in environments)
        {
            var own = Path.Combine(directory, EnvironmentValuesFiles.NameOf(environment));
            var declared = environment.ValuesOf(context.Module.Name);
            if (declared is null && !File.Exists(own))
                continue;
            // Values may be secrets: they never lie below the artifacts.
            using var folder = TemporaryFolder.Create("values");
            using var model = await ValuesFile.WriteAsync(folder.Path, declared, cancellationToken);
            using var pinned = await ValuesFile.WriteAsync(folder.Path, sealedValues, cancellationToken);
            try
            {
                await helm.TemplateAsync(context.Module.Name, environment.Namespace, directory, [.. File.Exists(own) ? [own] : Array.Empty<string>(), .. model.Paths, .. pinned.Paths], cancellationToken);
            }
            catch (HelmException exception)
            {
                throw new HelmException(
                    $"the chart cannot be rendered with the values of the environment '{environment.Name}'", exception.Fault, exception.HelmSaid,
                    $"Mend {EnvironmentValuesFiles.NameOf(environment)} in the chart's folder, or Values(...) of the environment in the build.");
            }
        }

        await NameUnreadAsync(context, directory);
    }

    private async Task NameUnreadAsync(StageContext context, string directory)
    {
        var read = environments.Select(EnvironmentValuesFiles.NameOf).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(directory, Pattern).Select(file => Path.GetFileName(file)).Where(file => !read.Contains(file)).Order(StringComparer.Ordinal))
            await context.Log.WriteLineAsync($"{file} is read by no environment{NearestNames.EndOfSentence(file, read)}{(read.Count == 0 ? "" : $" Read would be: {string.Join(", ", read.Order(StringComparer.Ordinal))}.")}");
    }
}
