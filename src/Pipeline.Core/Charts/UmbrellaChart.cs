using System.Text;
using Pipeline.Core.Errors;
using Pipeline.Core.Serialization;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Charts;

/// <summary>The Chart.yaml of a chart that has nothing but dependencies, each at an exact version.</summary>
internal static class UmbrellaChart
{
    /// <summary>A new one.</summary>
    public static string New(string name, string version, IReadOnlyList<ChartDependency> pins)
    {
        ArgumentNullException.ThrowIfNull(pins);
        var text = $"apiVersion: v2\nname: {name}\ndescription: The modules of {name}, each at the version that was released together.\ntype: application\nversion: \"{version}\"\nappVersion: \"{version}\"\n";
        return pins.Count == 0 ? text : $"{text}dependencies:\n{string.Concat(pins.Select(pin => Item(pin, "  ", "\n")))}";
    }

    /// <summary>One that is there, with other versions and dependencies; comments and everything else stay.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="version">Its version.</param>
    /// <param name="pins">The dependencies that it is to have.</param>
    /// <param name="gone">The names of those that it is not to have; of others nothing changes.</param>
    /// <exception cref="PipelineException">It is no Chart.yaml, or its dependencies are written so that they cannot be changed.</exception>
    public static string Change(string yaml, string version, IReadOnlyList<ChartDependency> pins, IReadOnlySet<string> gone)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(pins);
        ArgumentNullException.ThrowIfNull(gone);
        if (YamlDocuments.Load(yaml, "Chart.yaml") is not [YamlMappingNode root])
            throw new PipelineException("Chart.yaml is no single mapping of keys and values. Mend it, such as by 'helm lint'.");
        var changed = YamlEditor.Set(ChangeDependencies(yaml, root, pins, gone), version, "version");
        return root.Children.ContainsKey(new YamlScalarNode("appVersion")) ? YamlEditor.Set(changed, version, "appVersion") : changed;
    }

    private static string ChangeDependencies(string yaml, YamlMappingNode root, IReadOnlyList<ChartDependency> pins, IReadOnlySet<string> gone)
    {
        var line = yaml.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var (key, node) = root.FirstOrDefault(entry => entry.Key is YamlScalarNode { Value: "dependencies" });
        if (key is null)
            return pins.Count == 0 ? yaml : $"{yaml}{(yaml.EndsWith('\n') ? "" : line)}dependencies:{line}{string.Concat(pins.Select(pin => Item(pin, "  ", line)))}";
        if (node is YamlScalarNode { Value: null or "" } or YamlSequenceNode { Children.Count: 0 })
        {
            var colon = yaml.IndexOf(':', (int)key.End.Index) + 1;
            return pins.Count == 0 ? yaml : string.Concat(yaml.AsSpan(0, colon), line + string.Concat(pins.Select(pin => Item(pin, "  ", line))).TrimEnd(), yaml.AsSpan(node is YamlSequenceNode ? yaml.IndexOf(']', colon) + 1 : colon));
        }

        if (node is not YamlSequenceNode { Style: not SequenceStyle.Flow } list || list.Children.Any(item => item is not YamlMappingNode { Style: not MappingStyle.Flow }))
            throw new PipelineException($"The dependencies in Chart.yaml, line {node.Start.Line}, cannot be changed: write them as a list with one key on each line, as 'helm create' shows it.");
        return ChangeItems(yaml, [.. list.Cast<YamlMappingNode>()], pins, gone, line);
    }

    // From the end: what comes before keeps its place.
    private static string ChangeItems(string yaml, IReadOnlyList<YamlMappingNode> items, IReadOnlyList<ChartDependency> pins, IReadOnlySet<string> gone, string line)
    {
        var first = LineStart(yaml, (int)items[0].Start.Index);
        var indentation = yaml[first..yaml.IndexOf('-', first)];
        var names = items.Select(item => Find(item, "name")?.Value).ToHashSet();
        var added = string.Concat(pins.Where(pin => !names.Contains(pin.Name)).Select(pin => Item(pin, indentation, line)));
        var end = LineEnd(yaml, items[^1]);
        var text = new StringBuilder(yaml).Insert(end, added.Length > 0 && yaml[end - 1] != '\n' ? line + added : added);
        HashSet<string> found = [];
        foreach (var item in items.Reverse())
        {
            var name = Find(item, "name")?.Value ?? "";
            if (pins.FirstOrDefault(pin => pin.Name == name) is { } pin && found.Add(name))
                Pin(text, item, pin, line);
            else if (gone.Contains(name) || found.Contains(name))
                Remove(text, yaml, item);
        }

        return text.ToString();
    }

    private static void Pin(StringBuilder text, YamlMappingNode item, ChartDependency pin, string line)
    {
        var name = Find(item, "name")!;
        var column = new string(' ', (int)item.Children[0].Key.Start.Column - 1);
        List<(int Start, int End, string Text)> changes = [];
        foreach (var (key, value) in new[] { ("version", pin.Version), ("repository", pin.Repository) })
            changes.Add(Find(item, key) is { } node ? ((int)node.Start.Index, (int)node.End.Index, $"\"{value}\"") : ((int)name.End.Index, (int)name.End.Index, $"{line}{column}{key}: \"{value}\""));
        foreach (var (start, end, value) in changes.OrderByDescending(change => change.Start))
            text.Remove(start, end - start).Insert(start, value);
    }

    private static void Remove(StringBuilder text, string yaml, YamlMappingNode item)
    {
        var start = LineStart(yaml, (int)item.Start.Index);
        text.Remove(start, LineEnd(yaml, item) - start);
    }

    private static int LineEnd(string yaml, YamlMappingNode item)
    {
        var end = yaml.IndexOf('\n', (int)item.AllNodes.OfType<YamlScalarNode>().Max(node => node.End.Index) - 1);
        return end < 0 ? yaml.Length : end + 1;
    }

    private static int LineStart(string yaml, int index) => yaml.LastIndexOf('\n', index) + 1;

    private static YamlScalarNode? Find(YamlMappingNode item, string key) => item.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node as YamlScalarNode : null;

    private static string Item(ChartDependency pin, string indentation, string line) =>
        $"{indentation}- name: {pin.Name}{line}{indentation}  version: \"{pin.Version}\"{line}{indentation}  repository: \"{pin.Repository}\"{line}";
}
