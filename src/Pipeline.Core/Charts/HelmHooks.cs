using Pipeline.Core.Serialization;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Charts;

/// <summary>What the annotation <c>helm.sh/hook</c> of a rendered resource says.</summary>
internal static class HelmHooks
{
    /// <summary>The annotation's name.</summary>
    public const string Annotation = "helm.sh/hook";

    /// <summary>The hooks in the annotation's <paramref name="text"/>; none when there is no annotation.</summary>
    public static IReadOnlyList<string> Read(string? text) => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Whether one of several rendered resources is a test.</summary>
    /// <param name="manifests">The resources, a stream of YAML documents.</param>
    /// <param name="what">What they are, to begin a sentence with.</param>
    /// <exception cref="Errors.PipelineException">They are no YAML.</exception>
    public static bool HaveTests(string manifests, string what) => YamlDocuments.Load(manifests, what).OfType<YamlMappingNode>().Any(resource => AreTests(Read(
        (Child(Child(Child(resource, "metadata"), "annotations"), Annotation) as YamlScalarNode)?.Value)));

    private static YamlNode? Child(YamlNode? node, string key) => node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    /// <summary>True for a resource that only <c>helm test</c> runs; a deployment does not.</summary>
    public static bool AreTests(IReadOnlyList<string> hooks)
    {
        ArgumentNullException.ThrowIfNull(hooks);
        return hooks.Count > 0 && hooks.All(hook => hook is "test" or "test-success" or "test-failure");
    }
}
