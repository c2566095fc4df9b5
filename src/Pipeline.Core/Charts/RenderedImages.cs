using Pipeline.Core.Errors;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Charts;

/// <summary>Finds the images that a rendered chart runs.</summary>
public static class RenderedImages
{
    private static readonly string[] ContainerLists = ["containers", "initContainers", "ephemeralContainers"];
    private const int MaximumDepth = 100;

    /// <summary>The image of every container in <paramref name="manifests"/> (a stream of YAML documents), each once, in order.</summary>
    /// <exception cref="PipelineException">The text is no YAML, or nests deeper than 100 levels.</exception>
    public static IReadOnlyList<ImageReference> In(string manifests)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(manifests));
        }
        catch (YamlException exception)
        {
            throw new PipelineException($"The rendered chart is no YAML ({exception.Start}): {exception.Message}", exception);
        }

        var images = new List<ImageReference>();
        foreach (var document in stream.Documents)
            Collect(document.RootNode, images, 0);
        return [.. images.Distinct()];
    }

    private static void Collect(YamlNode node, List<ImageReference> images, int depth)
    {
        if (depth > MaximumDepth)
            throw new PipelineException($"The rendered chart nests deeper than {MaximumDepth} levels ({node.Start}).");
        if (node is YamlSequenceNode sequence)
        {
            foreach (var item in sequence)
                Collect(item, images, depth + 1);
            return;
        }

        if (node is not YamlMappingNode mapping)
            return;
        foreach (var (key, value) in mapping)
        {
            if (key is YamlScalarNode { Value: { } name } && ContainerLists.Contains(name) && value is YamlSequenceNode containers)
                images.AddRange(containers.OfType<YamlMappingNode>().Select(ImageOf).OfType<ImageReference>());
            Collect(value, images, depth + 1);
        }
    }

    private static ImageReference? ImageOf(YamlMappingNode container) =>
        container.Children.TryGetValue(new YamlScalarNode("image"), out var image) && image is YamlScalarNode { Value: { Length: > 0 } text }
            ? ImageReference.Parse(text)
            : null;
}
