namespace Pipeline.Workflows.Yaml;

/// <summary>A list.</summary>
/// <param name="Items">The items in order.</param>
internal sealed record YamlSequence(IReadOnlyList<YamlNode> Items) : YamlNode
{
    /// <summary>True when the list is written on one line, <c>[a, b]</c>; its items are scalars.</summary>
    public bool IsInline { get; init; }

    /// <summary>A list of strings, one a line.</summary>
    public static YamlSequence Of(IEnumerable<string> items) => new([.. items.Select(item => new YamlScalar(item))]);

    /// <summary>A short list of strings on one line.</summary>
    public static YamlSequence Inline(IEnumerable<string> items) => Of(items) with { IsInline = true };
}
