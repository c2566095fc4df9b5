using Pipeline.Core.Serialization;
using Semver;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Charts;

/// <summary>A chart that another one needs, as Chart.yaml asks for it or Chart.lock fixes it.</summary>
/// <param name="Name">The chart's name.</param>
/// <param name="Version">The range of versions in Chart.yaml, the version in Chart.lock.</param>
/// <param name="Repository">Where it comes from; empty when it lies in <c>charts</c>.</param>
internal sealed record ChartDependency(string Name, string Version, string Repository)
{
    private const string FileScheme = "file://";

    /// <summary>The folder that it is taken from, relative to the chart's; null when it is not of this repository.</summary>
    public string? Folder => Repository.StartsWith(FileScheme, StringComparison.Ordinal) ? Repository[FileScheme.Length..] : null;

    /// <summary>The dependencies in the text of a Chart.yaml or Chart.lock.</summary>
    public static IReadOnlyList<ChartDependency> Read(string yaml, string file) =>
        YamlDocuments.Load(yaml, file) is [YamlMappingNode root, ..] && root.Children.TryGetValue(new YamlScalarNode("dependencies"), out var node) && node is YamlSequenceNode list
            ? [.. list.OfType<YamlMappingNode>().Select(entry => new ChartDependency(Text(entry, "name"), Text(entry, "version"), Text(entry, "repository")))]
            : [];

    /// <summary>Whether <paramref name="version"/> is in the range.</summary>
    public bool Takes(string version) =>
        version == Version || (SemVersion.TryParse(version, SemVersionStyles.Any, out var parsed) && HelmRange.Contains(Version, parsed));

    private static string Text(YamlMappingNode entry, string key) =>
        entry.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlScalarNode { Value: { } text } ? text : "";
}
