using Pipeline.Core.Serialization;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Charts;

/// <summary>Finds labels and names that a cluster would refuse because a digest got into them with the image's tag.</summary>
internal static class RenderedLabels
{
    private const int LongestLabel = 63;
    private static readonly string[] LabelMaps = ["labels", "matchLabels"];
    private static readonly string[] Names = ["name", "generateName"];

    /// <summary>
    /// Every label in <paramref name="manifests"/> (a stream of YAML documents) whose value has an <c>@</c>, or is too long for the digest in it, and every
    /// resource's name with a digest, as <c>key: value</c>, each once.
    /// </summary>
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

    private static IEnumerable<string> LabelsOf(YamlNode key, YamlNode value) => (key, value) is (YamlScalarNode { Value: { } name }, YamlMappingNode entries)
        ? entries.Where(entry => entry.Value is YamlScalarNode { Value: { } text } && (LabelMaps.Contains(name) ? IsNoLabel(text) : name == "metadata" && IsNoName(entry.Key, text)))
            .Select(entry => $"{entry.Key}: {entry.Value}")
        : [];

    private static bool IsNoLabel(string text) => text.Contains('@', StringComparison.Ordinal) || (text.Length > LongestLabel && text.Contains("sha256", StringComparison.Ordinal));

    // The name of a role may have an '@' of its own.
    private static bool IsNoName(YamlNode key, string text) => key is YamlScalarNode { Value: { } name } && Names.Contains(name) && text.Contains("@sha256:", StringComparison.Ordinal);
}
