using Pipeline.Shared;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Modules;

/// <summary>Reads the fields of one mapping of a manifest; what is not asked for is refused at the end.</summary>
internal sealed class ManifestFields(YamlMappingNode mapping, string parent, string file, List<ModuleProblem> problems, Dictionary<string, int> lines)
{
    private readonly List<string> _known = [];

    public string? Text(string key) => Find(key) is { } node ? Scalar(node, Path(key)) : null;

    public IReadOnlyList<string>? List(string key)
    {
        if (Find(key) is not { } node)
            return null;
        if (node is not YamlSequenceNode sequence)
        {
            Report(node, $"{Path(key)} is a list, such as [a, b].");
            return null;
        }

        var values = new List<string>();
        foreach (var child in sequence)
        {
            if (Scalar(child, $"An entry of {Path(key)}") is not { } value)
                continue;
            values.Add(value);
            lines[$"{Path(key)}/{value}"] = (int)child.Start.Line;
        }

        return values;
    }

    public IReadOnlyDictionary<string, string>? Map(string key)
    {
        if (Section(key) is not { } section)
            return null;
        var values = new Dictionary<string, string>();
        foreach (var name in section.Names)
        {
            if (section.Text(name) is { } value)
                values[name] = value;
        }

        return values;
    }

    public ManifestFields? Section(string key)
    {
        if (Find(key) is not { } node)
            return null;
        if (node is YamlMappingNode section)
            return new ManifestFields(section, Path(key) + ".", file, problems, lines);
        Report(node, $"{Path(key)} has keys and values below it.");
        return null;
    }

    public IReadOnlyList<ManifestFields>? Sections(string key)
    {
        if (Find(key) is not { } node)
            return null;
        if (node is not YamlSequenceNode sequence)
        {
            Report(node, $"{Path(key)} is a list.");
            return null;
        }

        List<ManifestFields> sections = [];
        foreach (var child in sequence)
        {
            var place = $"{Path(key)}[{sections.Count}]";
            lines[place] = (int)child.Start.Line;
            if (child is YamlMappingNode section)
                sections.Add(new ManifestFields(section, place + ".", file, problems, lines));
            else
                Report(child, $"{place} has keys and values below it.");
        }

        return sections;
    }

    public void RefuseOthers()
    {
        foreach (var (node, _) in mapping)
        {
            if (node is not YamlScalarNode { Value: { } key })
                Report(node, "A key is a plain text.");
            else if (!_known.Contains(key))
                Report(node, $"The key '{parent}{key}' is unknown{NearestNames.EndOfSentence(key, _known)} Known here: {string.Join(", ", _known)}.");
        }
    }

    private IEnumerable<string> Names => mapping.Children.Keys.OfType<YamlScalarNode>().Select(node => node.Value).OfType<string>();

    private YamlNode? Find(string key)
    {
        _known.Add(key);
        if (!mapping.Children.TryGetValue(new YamlScalarNode(key), out var node))
            return null;
        lines[Path(key)] = (int)node.Start.Line;
        return node;
    }

    private string? Scalar(YamlNode node, string what)
    {
        if (node is YamlScalarNode { Value.Length: > 0 } scalar && !scalar.Value.Any(char.IsControl))
            return scalar.Value;
        Report(node, $"{what} is a text on one line, not empty.");
        return null;
    }

    private string Path(string key) => parent + key;

    private void Report(YamlNode node, string message) => problems.Add(new ModuleProblem($"{file}:{node.Start.Line}", message));
}
