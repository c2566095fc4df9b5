namespace Pipeline.Workflows.Yaml;

/// <summary>A node of a YAML document that is about to be written.</summary>
internal abstract record YamlNode
{
    /// <summary>A string, written plain or quoted as it needs.</summary>
    public static implicit operator YamlNode(string value) => new YamlScalar(value);

    /// <summary>A Boolean.</summary>
    public static implicit operator YamlNode(bool value) => YamlScalar.Literal(value ? "true" : "false");

    /// <summary>An integer.</summary>
    public static implicit operator YamlNode(int value) => YamlScalar.Literal(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
