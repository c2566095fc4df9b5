using System.Text.RegularExpressions;
using Pipeline.Core.Errors;
using Pipeline.Core.Serialization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Charts;

/// <summary>Changes single values in a YAML text and leaves everything else as its author wrote it: comments, order, quotes, line ends.</summary>
internal static partial class YamlEditor
{
    /// <summary>Sets the value at <paramref name="path"/> in the text's first document; missing mappings and keys are added.</summary>
    /// <param name="yaml">The text; an empty one is an empty mapping.</param>
    /// <param name="value">The new value; it is written in double quotes.</param>
    /// <param name="path">The keys from the root, such as <c>image</c>, <c>tag</c>.</param>
    /// <exception cref="PipelineException">The text is no YAML, or a list or a text of several lines stands in the way.</exception>
    public static string Set(string yaml, string value, params IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(path);
        var changed = RootOf(yaml) switch
        {
            null => $"{(yaml.Length == 0 || yaml.EndsWith('\n') ? yaml : $"{yaml}\n")}{Block(path, 0, value, "")}\n",
            YamlMappingNode mapping => SetIn(yaml, mapping, path, 0, value),
            var other => throw InTheWay(path, 0, other),
        };
        // Line by line as the text has them; where it has both, no line that is there changes.
        return yaml.Contains("\r\n", StringComparison.Ordinal) && !LoneLineFeed().IsMatch(yaml) ? LoneLineFeed().Replace(changed, "\r\n") : changed;
    }

    private static string SetIn(string yaml, YamlMappingNode mapping, IReadOnlyList<string> path, int depth, string value)
    {
        var (key, child) = mapping.FirstOrDefault(entry => entry.Key is YamlScalarNode scalar && scalar.Value == path[depth]);
        if (key is null)
            return Add(yaml, mapping, path, depth, value);
        var keyEnd = (int)key.End.Index;
        // An alias stands for a node that is written further up: replace the alias, not what it points to.
        if (Alias().Match(yaml, keyEnd) is { Success: true } alias && child.Start.Index < key.Start.Index)
            return Splice(yaml, alias.Groups[1].Index, alias.Groups[1].Length, Flow(path, depth + 1, value));
        if (child is YamlMappingNode inner && depth + 1 < path.Count)
            return SetIn(yaml, inner, path, depth + 1, value);
        if (child is not YamlScalarNode { Style: not (ScalarStyle.Literal or ScalarStyle.Folded) } scalarChild)
            throw InTheWay(path, depth, child);
        var isEmpty = string.IsNullOrEmpty(scalarChild.Value) && scalarChild.Style == ScalarStyle.Plain;
        if (depth + 1 < path.Count && !isEmpty)
            throw InTheWay(path, depth, child);
        if (isEmpty)
            return FillEmpty(yaml, mapping, key, path, depth, value);
        var anchor = scalarChild.Anchor.IsEmpty ? "" : $"&{scalarChild.Anchor} ";
        return Splice(yaml, (int)child.Start.Index, (int)(child.End.Index - child.Start.Index), anchor + Quote(value));
    }

    private static string FillEmpty(string yaml, YamlMappingNode mapping, YamlNode key, IReadOnlyList<string> path, int depth, string value)
    {
        var colon = yaml.IndexOf(':', (int)key.End.Index) + 1;
        var text = depth + 1 == path.Count || mapping.Style == YamlDotNet.Core.Events.MappingStyle.Flow
            ? $" {Flow(path, depth + 1, value)}"
            : $"\n{Block(path, depth + 1, value, Indentation(key, 2))}";
        return Splice(yaml, colon, 0, text);
    }

    private static string Add(string yaml, YamlMappingNode mapping, IReadOnlyList<string> path, int depth, string value)
    {
        if (mapping.Style == YamlDotNet.Core.Events.MappingStyle.Flow)
        {
            var brace = yaml.IndexOf('{', (int)mapping.Start.Index) + 1;
            return Splice(yaml, brace, 0, $" {Quote(path[depth])}: {Flow(path, depth + 1, value)}{(mapping.Children.Count > 0 ? "," : " ")}");
        }

        var first = mapping.Children[0].Key;
        var indentation = Indentation(first, 0);
        return Splice(yaml, (int)first.Start.Index, 0, $"{Block(path, depth, value, indentation).TrimStart()}\n{indentation}");
    }

    private static string Block(IReadOnlyList<string> path, int depth, string value, string indentation) =>
        depth + 1 == path.Count
            ? $"{indentation}{path[depth]}: {Quote(value)}"
            : $"{indentation}{path[depth]}:\n{Block(path, depth + 1, value, indentation + "  ")}";

    private static string Flow(IReadOnlyList<string> path, int depth, string value) =>
        depth == path.Count ? Quote(value) : $"{{ {path[depth]}: {Flow(path, depth + 1, value)} }}";

    private static string Indentation(YamlNode key, int more) => new(' ', (int)key.Start.Column - 1 + more);

    private static string Quote(string value) => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Splice(string text, int start, int length, string replacement) => string.Concat(text.AsSpan(0, start), replacement, text.AsSpan(start + length));

    private static YamlNode? RootOf(string yaml) =>
        YamlDocuments.Load(yaml, "The text") is [var root, ..] && root is not YamlScalarNode { Value: null or "" } ? root : null;

    private static PipelineException InTheWay(IReadOnlyList<string> path, int depth, YamlNode node) => new(
        $"'{string.Join('.', path)}' cannot be set: at {node.Start} '{string.Join('.', path.Take(depth + 1))}' is a {node.NodeType.ToString().ToLowerInvariant()}; expected a mapping or a value of one line.");

    [GeneratedRegex(@"\G\s*:\s+(\*[^\s,\]}]+)")]
    private static partial Regex Alias();

    [GeneratedRegex(@"(?<!\r)\n")]
    private static partial Regex LoneLineFeed();
}
