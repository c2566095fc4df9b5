using System.Text;

namespace Pipeline.Workflows.Yaml;

/// <summary>Writes YAML that is the same to the byte on every platform: two spaces, LF, no wrapped lines.</summary>
internal sealed class YamlWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>The document, with <paramref name="header"/> as comment lines before it.</summary>
    public static string Write(IEnumerable<string> header, YamlMapping document)
    {
        var writer = new YamlWriter();
        foreach (var line in header)
            writer._text.Append("# ").Append(line).Append('\n');
        writer.Mapping(document, 0);
        return writer._text.ToString();
    }

    private void Mapping(YamlMapping mapping, int indent)
    {
        var isAfterBlock = false;
        var isFirst = true;
        foreach (var (key, value) in mapping)
        {
            var isBlock = value is YamlMapping { Count: > 0 };
            if (mapping.IsSpaced && !isFirst && (isBlock || isAfterBlock))
                _text.Append('\n');
            Entry(key, value, indent);
            (isAfterBlock, isFirst) = (isBlock, false);
        }
    }

    private void Entry(string key, YamlNode value, int indent)
    {
        Indent(indent).Append(YamlText.Key(key)).Append(':');
        Value(value, indent);
    }

    private void Value(YamlNode value, int indent)
    {
        switch (value)
        {
            case YamlScalar scalar:
                _text.Append(' ');
                Scalar(scalar, indent + 1);
                break;
            case YamlMapping { Count: 0 }:
                _text.Append(" {}\n");
                break;
            case YamlSequence { Items.Count: 0 }:
                _text.Append(" []\n");
                break;
            case YamlMapping mapping:
                _text.Append('\n');
                Mapping(mapping, indent + 1);
                break;
            case YamlSequence { IsInline: true } inline:
                _text.Append(" [").AppendJoin(", ", inline.Items.Cast<YamlScalar>().Select(item => YamlText.Item(item.Value))).Append("]\n");
                break;
            case YamlSequence sequence:
                _text.Append('\n');
                foreach (var item in sequence.Items)
                    Item(item, indent + 1);
                break;
        }
    }

    private void Item(YamlNode item, int indent)
    {
        Indent(indent).Append('-');
        if (item is not YamlMapping { Count: > 0 } mapping)
        {
            Value(item, indent);
            return;
        }

        // The first key stands on the line of the dash.
        _text.Append(' ');
        var isFirst = true;
        foreach (var (key, child) in mapping)
        {
            if (isFirst)
            {
                _text.Append(YamlText.Key(key)).Append(':');
                Value(child, indent + 1);
                isFirst = false;
                continue;
            }

            Entry(key, child, indent + 1);
        }
    }

    private void Scalar(YamlScalar scalar, int indent)
    {
        if (!scalar.IsLiteral && YamlText.IsBlock(scalar.Value))
        {
            Block(scalar.Value, indent);
            return;
        }

        _text.Append(scalar.IsLiteral ? scalar.Value : YamlText.Inline(scalar.Value));
        if (scalar.Comment is not null)
            _text.Append(" # ").Append(scalar.Comment);
        _text.Append('\n');
    }

    private void Block(string value, int indent)
    {
        _text.Append(value.EndsWith('\n') ? "|\n" : "|-\n");
        foreach (var line in value.TrimEnd('\n').Split('\n'))
        {
            if (line.Length > 0)
                Indent(indent).Append(line);
            _text.Append('\n');
        }
    }

    private StringBuilder Indent(int indent) => _text.Append(' ', indent * 2);
}
