using Pipeline.Core.Charts;
using Pipeline.Core.Serialization;
using Pipeline.Tools.Kubernetes.Progress;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Stages.Deploy;

/// <summary>What is read of the resources of a release.</summary>
internal static class ReleaseManifest
{
    private static readonly string[] WorkloadKinds = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "Pod"];

    /// <summary>The names of the Services, in the chart's order.</summary>
    public static IReadOnlyList<string> Services(string manifest) => [.. Resources(manifest).Where(resource => resource.Kind == "Service").Select(service => service.Name)];

    /// <summary>What makes pods.</summary>
    public static IReadOnlySet<WorkloadName> Workloads(string manifest) => Resources(manifest).Where(resource => WorkloadKinds.Contains(resource.Kind)).ToHashSet();

    /// <summary>What of hooks makes pods when the chart's tests run.</summary>
    public static IReadOnlySet<WorkloadName> Tests(string hooks) => Read(hooks, IsTest).Where(resource => WorkloadKinds.Contains(resource.Kind)).ToHashSet();

    /// <summary>Kind and name of everything.</summary>
    public static IReadOnlyList<WorkloadName> Resources(string manifest) => Read(manifest, _ => true);

    private static IReadOnlyList<WorkloadName> Read(string manifest, Func<YamlMappingNode, bool> isMeant) =>
    [
        .. YamlDocuments.Load(manifest, "The release's manifest").OfType<YamlMappingNode>().Where(isMeant)
            .Select(resource => (Kind: Text(resource, "kind"), Name: Text(Mapping(resource, "metadata"), "name")))
            .Where(resource => resource is { Kind: not null, Name: not null })
            .Select(resource => new WorkloadName(resource.Kind!, resource.Name!)),
    ];

    private static bool IsTest(YamlMappingNode resource) =>
        HelmHooks.Read(Text(Mapping(Mapping(resource, "metadata"), "annotations"), HelmHooks.Annotation)).Any(hook => HelmHooks.AreTests([hook]));

    private static YamlMappingNode? Mapping(YamlMappingNode? node, string key) =>
        node is not null && node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child as YamlMappingNode : null;

    private static string? Text(YamlMappingNode? node, string key) =>
        node is not null && node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? (child as YamlScalarNode)?.Value : null;
}
