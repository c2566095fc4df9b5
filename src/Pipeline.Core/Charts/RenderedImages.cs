using Pipeline.Core.Errors;
using Pipeline.Core.Serialization;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Charts;

/// <summary>Finds the images that a rendered chart runs or mounts.</summary>
internal static class RenderedImages
{
    private static readonly string[] ContainerLists = ["containers", "initContainers", "ephemeralContainers"];

    /// <summary>
    /// The image of every container and of every image volume in <paramref name="manifests"/> (a stream of YAML documents), each once, in order.
    /// What only <c>helm test</c> runs is left out: it is not deployed.
    /// </summary>
    /// <exception cref="PipelineException">The text is no YAML, or is nested too deep.</exception>
    public static IReadOnlyList<ImageReference> In(string manifests)
    {
        var images = new List<ImageReference>();
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        foreach (var document in YamlDocuments.Load(manifests, "The rendered chart").Where(document => !IsTest(document)))
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
            if (key is YamlScalarNode { Value: { } name } && value is YamlSequenceNode items)
                images.AddRange(items.OfType<YamlMappingNode>().Select(item => ImageOf(name, item)).OfType<ImageReference>());
            Collect(value, images, seen);
        }
    }

    private static ImageReference? ImageOf(string list, YamlMappingNode item)
    {
        var image = ContainerLists.Contains(list) ? Find(item, "image") : list == "volumes" ? Find(Find(item, "image"), "reference") : null;
        return image is YamlScalarNode { Value: { Length: > 0 } text } ? ImageReference.Parse(text) : null;
    }

    private static bool IsTest(YamlNode document) =>
        HelmHooks.AreTests(HelmHooks.Read((Find(Find(Find(document, "metadata"), "annotations"), HelmHooks.Annotation) as YamlScalarNode)?.Value));

    // What is not there itself is taken over from what "<<" names, as Helm does; that may lead round in a circle.
    private static YamlNode? Find(YamlNode? node, string key, HashSet<YamlNode>? passed = null)
    {
        if (node is not YamlMappingNode mapping)
            return null;
        if (mapping.Children.TryGetValue(new YamlScalarNode(key), out var found))
            return found;
        passed ??= new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        return mapping.Children.TryGetValue(new YamlScalarNode("<<"), out var merged) && passed.Add(mapping)
            ? (merged is YamlSequenceNode list ? list.Children : [merged]).Select(other => Find(other, key, passed)).FirstOrDefault(other => other is not null)
            : null;
    }
}
