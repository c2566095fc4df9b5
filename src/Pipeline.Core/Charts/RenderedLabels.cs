using Pipeline.Core.Serialization;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Charts;

/// <summary>Finds labels that a cluster would refuse because a digest got into them with the image's tag.</summary>
internal static class RenderedLabels
{
    private static readonly string[] LabelMaps = ["labels", "matchLabels"];

    /// <summary>Every label in <paramref name="manifests"/> (a stream of YAML documents) whose value has an <c>@</c>, as <c>key: value</c>, each once.</summary>
    /// <exception cref="Errors.PipelineException">The text is no YAML, or is nested too deep.</exception>
    public static IReadOnlyList<string> WithDigest(string manifests)
    {
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        return [.. YamlDocuments.Load(manifests, "The rendered chart").SelectMany(document => Find(document, seen)).Distinct()];
    }

    private static IEnumerable<string> Find(YamlNode node, HashSet<YamlNode> seen)
    {
        // Aliases lead to one node again and again, and may lead round in a circle.
        if (!seen.Add(node))
            return [];
        return node switch
        {
            YamlSequenceNode sequence => sequence.SelectMany(item => Find(item, seen)),
            YamlMappingNode mapping => mapping.SelectMany(entry => LabelsOf(entry.Key, entry.Value).Concat(Find(entry.Value, seen))),
            _ => [],
        };
    }

    private static IEnumerable<string> LabelsOf(YamlNode key, YamlNode value) => key is YamlScalarNode { Value: { } name } && LabelMaps.Contains(name) && value is YamlMappingNode labels
        ? labels.Where(label => label.Value is YamlScalarNode { Value: { } text } && text.Contains('@', StringComparison.Ordinal)).Select(label => $"{label.Key}: {label.Value}")
        : [];
}
