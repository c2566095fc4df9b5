using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Pipeline.Core.Text;

namespace Pipeline.Reports.Html;

/// <summary>Writes HTML elements; every text and attribute value is encoded.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>Begins an element on a line of its own; disposing the result ends it.</summary>
    public Scope Open(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Indent();
        WriteTag(element, attributes);
        _text.Append('\n');
        _open.Push(element);
        return new Scope(this);
    }

    /// <summary>Writes an element with a text on one line.</summary>
    public void Element(string element, string text, params ReadOnlySpan<(string Name, string Value)> attributes) => Element(element, inline => inline.Text(text), attributes);

    /// <summary>Writes an element on one line whose content is made of texts and links.</summary>
    public void Element(string element, Action<InlineWriter> content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Indent();
        WriteTag(element, attributes);
        content(new InlineWriter(_text));
        _text.Append(CultureInfo.InvariantCulture, $"</{element}>\n");
    }

    /// <summary>Writes an element that has no content, such as <c>meta</c>.</summary>
    public void Void(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Indent();
        WriteTag(element, attributes);
        _text.Append('\n');
    }

    /// <summary>Writes a trusted text as it is: the document type, the style sheet.</summary>
    public void Raw(string text) => _text.Append(text);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void WriteTag(string element, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _text.Append('<').Append(element);
        foreach (var (name, value) in attributes)
            _text.Append(CultureInfo.InvariantCulture, $" {name}=\"{HtmlEncoder.Default.Encode(PlainText.Lines(value))}\"");
        _text.Append('>');
    }

    private void Indent() => _text.Append(' ', 2 * _open.Count);

    private void Close()
    {
        var element = _open.Pop();
        Indent();
        _text.Append(CultureInfo.InvariantCulture, $"</{element}>\n");
    }

    /// <summary>Ends the element that was opened last.</summary>
    public readonly struct Scope(HtmlWriter writer) : IDisposable
    {
        public void Dispose() => writer.Close();
    }
}
