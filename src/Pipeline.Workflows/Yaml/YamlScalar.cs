namespace Pipeline.Workflows.Yaml;

/// <summary>A single value.</summary>
/// <param name="Value">The value as a reader gets it.</param>
internal sealed record YamlScalar(string Value) : YamlNode
{
    /// <summary>A comment after the value on the same line; null: none.</summary>
    public string? Comment { get; init; }

    /// <summary>True when <see cref="Value"/> is a number or a Boolean and stays without quotes.</summary>
    public bool IsLiteral { get; private init; }

    /// <summary>A number or a Boolean in its YAML form.</summary>
    public static YamlScalar Literal(string value) => new(value) { IsLiteral = true };
}
