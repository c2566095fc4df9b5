using Pipeline.Core.Errors;
using Pipeline.Core.Serialization;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Charts;

/// <summary>Finds the images that a rendered chart runs.</summary>
internal static class RenderedImages
{
    private static readonly string[] ContainerLists = ["containers", "initContainers", "ephemeralContainers"];

    /// <summary>The image of every container in <paramref name="manifests"/> (a stream of YAML documents), each once, in order.</summary>
    /// <exception cref="PipelineException">The text is no YAML, or is nested too deep.</exception>
    public static IReadOnlyList<ImageReference> In(string manifests)
    {
        var images = new List<ImageReference>();
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        foreach (var document in YamlDocuments.Load(manifests, "The rendered chart"))
            Collect(document, images, seen);
        return [.. images.Distinct()];
    }

    private static void Collect(YamlNode node, List<ImageReference> images, HashSet<YamlNode> seen)
    {
        // Aliases lead to one node again and again, and may lead round in a circle.
        if (!seen.Add(node))
            return;
        if (node is YamlSequenceNode sequence)
        {
            foreach (var item in sequence)
                Collect(item, images, seen);
            return;
        }

        if (node is not YamlMappingNode mapping)
            return;
        foreach (var (key, value) in mapping)
        {
            if (key is YamlScalarNode { Value: { } name } && ContainerLists.Contains(name) && value is YamlSequenceNode containers)
                images.AddRange(containers.OfType<YamlMappingNode>().Select(ImageOf).OfType<ImageReference>());
            Collect(value, images, seen);
        }
    }

    private static ImageReference? ImageOf(YamlMappingNode container) =>
        container.Children.TryGetValue(new YamlScalarNode("image"), out var image) && image is YamlScalarNode { Value: { Length: > 0 } text }
            ? ImageReference.Parse(text)
            : null;
}
