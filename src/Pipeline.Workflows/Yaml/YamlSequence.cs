namespace Pipeline.Workflows.Yaml;

/// <summary>A list.</summary>
/// <param name="Items">The items in order.</param>
internal sealed record YamlSequence(IReadOnlyList<YamlNode> Items) : YamlNode
{
    /// <summary>A list of strings.</summary>
    public static YamlSequence Of(IEnumerable<string> items) => new([.. items.Select(item => new YamlScalar(item))]);
}
