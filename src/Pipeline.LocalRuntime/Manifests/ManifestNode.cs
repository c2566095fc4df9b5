using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Pipeline.LocalRuntime.Manifests;

/// <summary>A node of a manifest that knows where it is, so that whatever is not understood can be named.</summary>
/// <param name="node">The node.</param>
/// <param name="path">Kind and name of the resource, a colon, and the path in it.</param>
/// <param name="unsupported">Receives what cannot be run.</param>
internal sealed class ManifestNode(YamlNode node, string path, List<string> unsupported)
{
    /// <summary>The child under <paramref name="key"/>; null when there is none or it is empty.</summary>
    public ManifestNode? this[string key] =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) && child is not YamlScalarNode { Value: null or "" or "null" or "~", Style: YamlDotNet.Core.ScalarStyle.Plain }
            ? new ManifestNode(child, Join(key), unsupported)
            : null;

    /// <summary>The text of a scalar; null for anything else.</summary>
    public string? Text => (node as YamlScalarNode)?.Value;

    /// <summary>The scalar as a number; null when it is none.</summary>
    public int? Number => int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True for the scalar <c>true</c>.</summary>
    public bool IsTrue => Text == "true";

    /// <summary>The items of a list; none when it is no list.</summary>
    public IEnumerable<ManifestNode> Items => node is YamlSequenceNode list ? list.Children.Select((item, index) => new ManifestNode(item, $"{path}[{index}]", unsupported)) : [];

    /// <summary>The entries of a mapping by key; none when it is no mapping.</summary>
    public IEnumerable<(string Key, ManifestNode Value)> Entries =>
        node is YamlMappingNode mapping ? mapping.Children.Select(entry => (entry.Key.ToString(), new ManifestNode(entry.Value, Join(entry.Key.ToString()), unsupported))) : [];

    /// <summary>The list's items as texts.</summary>
    public IReadOnlyList<string> Texts => [.. Items.Select(item => item.Text ?? "")];

    /// <summary>The mapping's entries as texts.</summary>
    public Dictionary<string, string> TextEntries => Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Text ?? "", StringComparer.Ordinal);

    /// <summary>The text under <paramref name="key"/>; empty when there is none.</summary>
    public string Required(string key)
    {
        if (this[key]?.Text is { Length: > 0 } text)
            return text;
        unsupported.Add($"{Join(key)} is missing");
        return "";
    }

    /// <summary>The name under <paramref name="key"/>, which an API server would take.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fault">Says what is wrong with a name; null: nothing.</param>
    public string RequiredName(string key, Func<string, string?> fault)
    {
        var name = Required(key);
        if (name.Length > 0 && fault(name) is { } wrong)
            this[key]!.Refuse(wrong);
        return name;
    }

    /// <summary>Names every key that is not among <paramref name="known"/>.</summary>
    public void Accept(params ReadOnlySpan<string> known)
    {
        foreach (var (key, value) in Entries)
        {
            if (!known.Contains(key) && this[key] is not null)
                value.Refuse();
        }
    }

    /// <summary>Names this node as something that cannot be run.</summary>
    public void Refuse(string? why = null) => unsupported.Add(why is null ? path : $"{path.TrimEnd(' ', ':')}: {why}");

    private string Join(string key) => path.EndsWith(": ", StringComparison.Ordinal) ? path + key : $"{path}.{key}";
}
