using Pipeline.Core.Serialization;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Stages.Deploy;

/// <summary>What is read of the resources of a release.</summary>
internal static class ReleaseManifest
{
    private static readonly string[] Workloads = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job"];

    /// <summary>The names of the Services, in the chart's order.</summary>
    public static IReadOnlyList<string> Services(string manifest) =>
        [.. Resources(manifest).Where(resource => Text(resource, "kind") == "Service").Select(service => Text(Mapping(service, "metadata"), "name")).OfType<string>()];

    /// <summary>The label selectors of the workloads' pods, <c>a=b,c=d</c>.</summary>
    public static IReadOnlyList<string> PodSelectors(string manifest) =>
        [.. Resources(manifest).Where(resource => Workloads.Contains(Text(resource, "kind"))).Select(PodSelector).OfType<string>()];

    private static string? PodSelector(YamlMappingNode workload)
    {
        if (Text(workload, "kind") == "Job")
            return $"job-name={Text(Mapping(workload, "metadata"), "name")}";
        var labels = Mapping(Mapping(Mapping(workload, "spec"), "selector"), "matchLabels");
        return labels is null ? null : string.Join(',', labels.Select(label => $"{label.Key}={label.Value}"));
    }

    private static IEnumerable<YamlMappingNode> Resources(string manifest) => YamlDocuments.Load(manifest, "The release's manifest").OfType<YamlMappingNode>();

    private static YamlMappingNode? Mapping(YamlMappingNode? node, string key) =>
        node is not null && node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child as YamlMappingNode : null;

    private static string? Text(YamlMappingNode? node, string key) =>
        node is not null && node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? (child as YamlScalarNode)?.Value : null;
}
