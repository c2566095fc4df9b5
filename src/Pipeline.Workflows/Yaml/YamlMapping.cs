using System.Collections;

namespace Pipeline.Workflows.Yaml;

/// <summary>Keys and values in the order in which they were added.</summary>
internal sealed record YamlMapping : YamlNode, IEnumerable<KeyValuePair<string, YamlNode>>
{
    private readonly List<KeyValuePair<string, YamlNode>> _entries = [];

    /// <summary>True when a blank line parts entries that take several lines.</summary>
    public bool IsSpaced { get; init; }

    /// <summary>The number of keys.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds a key.</summary>
    public void Add(string key, YamlNode value) => _entries.Add(new(key, value));

    /// <summary>Adds a key unless the value is null.</summary>
    public void AddIfSet(string key, YamlNode? value)
    {
        if (value is not null)
            Add(key, value);
    }

    /// <summary>Adds a key unless the text is null.</summary>
    public void AddIfSet(string key, string? value)
    {
        if (value is not null)
            Add(key, value);
    }

    /// <summary>Adds a key unless the mapping has no entries.</summary>
    public void AddIfAny(string key, YamlMapping value)
    {
        if (value.Count > 0)
            Add(key, value);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, YamlNode>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
