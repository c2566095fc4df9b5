using Pipeline.Core.Charts;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Serialization;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Modules;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Stages.Chart;

/// <summary>The charts that a module's chart needs: built where they are not there, and refused where they are not what was asked for.</summary>
/// <param name="helm">Builds them.</param>
/// <param name="directory">The folder of the working copy.</param>
internal sealed class ChartDependencies(HelmClient helm, string directory)
{
    private const string Lock = "Chart.lock";
    private const string FirstLock = "requirements.lock";

    /// <summary>
    /// Copies a chart to below <paramref name="root"/>, with the charts of the repository that it names by <c>file://</c>: they lie to it as they do in the repository.
    /// </summary>
    /// <returns>The folder of the copy.</returns>
    /// <exception cref="PipelineException">There is no chart, or a dependency is no input of the module: a change of it would not be seen.</exception>
    public static async Task<string> CopyAsync(StageContext context, string chart, string root, CancellationToken cancellationToken)
    {
        var (repository, module) = (Path.GetFullPath(context.Source.Directory), context.Module);
        var metadata = Path.Combine(chart, Asking(chart));
        string[] folders = File.Exists(metadata)
            ? [.. ChartDependency.Read(await File.ReadAllTextAsync(metadata, cancellationToken), metadata).Select(dependency => dependency.Folder).OfType<string>().Distinct()]
            : [];
        if (folders.Length == 0)
        {
            ChartSource.Copy(chart, root);
            return root;
        }

        var path = Path.GetRelativePath(repository, chart).Replace('\\', '/');
        var paths = folders.ToDictionary(folder => folder, folder => RepositoryPath.Resolve(path, folder));
        if (paths.Where(found => found.Value is not { } place || !module.SharedPaths.Prepend(module.Path).Any(input => RepositoryPath.IsIn(place, input))).Select(found => found.Key).ToArray() is { Length: > 0 } outside)
            throw new PipelineException($"The chart in '{chart}' takes dependencies that are no input of '{module.Name}': {string.Join(", ", outside.Select(folder => $"file://{folder}"))}. Name their folders in the repository in 'shared' of module.yaml, so that a change of them is seen.");
        foreach (var place in paths.Values.OfType<string>().Append(path).Distinct())
        {
            if (RepositoryLinks.FirstOn(place, repository) is { } link)
                throw new PipelineException($"The chart in '{chart}' takes what is in '{place}', and '{link}' is a link, which may lead out of the repository. Name the folder itself.");
            ChartSource.Copy(Path.Combine(repository, place), Path.Combine(root, place));
        }

        return Path.Combine(root, path);
    }

    /// <summary>Builds what is missing (<c>helm dependency build</c>), and checks everything.</summary>
    /// <returns>Why the chart may not be published; null when it may.</returns>
    public async Task<string?> EnsureAsync(StageContext context, CancellationToken cancellationToken)
    {
        var (asking, fixing) = (Asking(directory), FirstOf(directory, FirstLock, Lock));
        if (await ReadAsync(asking, cancellationToken) is not { Count: > 0 } needed)
            return null;
        var locked = await ReadAsync(fixing, cancellationToken);
        var rule = new ChartDependencyRule(asking, fixing);
        var present = await PresentAsync(cancellationToken);
        if (Describe(rule.Problems(needed, locked, present), context) is { } problem)
            return problem;
        var missing = ChartDependencyRule.Missing(needed, present);
        if (missing.Count == 0)
            return null;
        await helm.BuildDependenciesAsync(directory, context.Log, cancellationToken);
        // Helm writes the time into what it packs, and into a lock that it makes.
        foreach (var made in locked is null ? [Lock, FirstLock] : Array.Empty<string>())
            File.Delete(Path.Combine(directory, made));
        foreach (var package in Packages())
            await ChartPackage.MakeReproducibleAsync(package, context.Source.CommittedAt, cancellationToken);
        present = await PresentAsync(cancellationToken);
        return Describe(
            rule.Problems(needed, locked, present).Concat(ChartDependencyRule.Missing(needed, present).Select(dependency => $"{dependency.Name} {dependency.Version} is still not there")),
            context);
    }

    // Charts of Helm's first form (apiVersion v1) name them in a file of its own; where it is there, Helm takes that.
    private static string Asking(string chart) => FirstOf(chart, "requirements.yaml", "Chart.yaml");

    private static string FirstOf(string chart, string first, string other) => File.Exists(Path.Combine(chart, first)) ? first : other;

    private static string? Describe(IEnumerable<string> problems, StageContext context) => problems.ToList() is { Count: > 0 } all
        ? $"The dependencies of the chart disagree: {string.Join("; ", all)}. Run 'helm dependency update' on {context.Module.Path}/{context.Module.Chart} and commit its lock, and what is in charts where that is committed."
        : null;

    private async Task<IReadOnlyList<ChartDependency>?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, file);
        return File.Exists(path) ? ChartDependency.Read(await File.ReadAllTextAsync(path, cancellationToken), file) : null;
    }

    private async Task<IReadOnlyList<(string Name, string Version)>> PresentAsync(CancellationToken cancellationToken)
    {
        List<(string Name, string Version)> present = [];
        foreach (var metadata in Folders().Select(folder => Path.Combine(folder, "Chart.yaml")).Where(File.Exists))
            present.Add(Identity(await File.ReadAllTextAsync(metadata, cancellationToken), metadata));
        foreach (var package in Packages())
            present.Add(Identity(await ChartPackage.ReadMetadataAsync(package, cancellationToken), package));
        return present;
    }

    private string[] Folders() => Directory.Exists(Charts) ? Directory.GetDirectories(Charts) : [];

    private string[] Packages() => Directory.Exists(Charts) ? Directory.GetFiles(Charts, "*.tgz") : [];

    private string Charts => Path.Combine(directory, "charts");

    private static (string Name, string Version) Identity(string yaml, string file)
    {
        var root = YamlDocuments.Load(yaml, file) is [YamlMappingNode mapping, ..] ? mapping : [];
        string Text(string key) => root.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlScalarNode { Value: { } text } ? text : "";
        return (Text("name"), Text("version"));
    }
}
