using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Pipeline.Core.Text;

namespace Pipeline.Reports.Html;

/// <summary>Writes texts, links and marked words within a line.</summary>
internal sealed class InlineWriter(StringBuilder text)
{
    public InlineWriter Text(string value)
    {
        text.Append(HtmlEncoder.Default.Encode(PlainText.Lines(value)));
        return this;
    }

    /// <summary>A word in an element of its own, such as <c>code</c> or <c>strong</c>, with an optional class.</summary>
    public InlineWriter In(string element, string value, string? @class = null)
    {
        text.Append(CultureInfo.InvariantCulture, $"<{element}{(@class is null ? "" : $" class=\"{HtmlEncoder.Default.Encode(@class)}\"")}>");
        Text(value);
        text.Append(CultureInfo.InvariantCulture, $"</{element}>");
        return this;
    }

    /// <summary>A sign for the eye only; screen readers get the words beside it.</summary>
    public InlineWriter Sign(string value)
    {
        text.Append(CultureInfo.InvariantCulture, $"<span class=\"sign\" aria-hidden=\"true\">{HtmlEncoder.Default.Encode(value)}</span>");
        return this;
    }

    /// <summary>A link to a file of the artifacts folder, or only its name when the path leads out of the folder.</summary>
    public InlineWriter FileLink(string path, string label, string? @class = null)
    {
        var parts = path.Split('/');
        if (parts.Any(part => part is "" or "." or ".."))
            return In("code", label);
        return Link(string.Join('/', parts.Select(Uri.EscapeDataString)), label, @class);
    }

    /// <summary>A link to a web address, or only the text when it is none.</summary>
    public InlineWriter WebLink(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Link(uri.AbsoluteUri, address) : Text(address);

    /// <summary>A link to an element of the page by its id.</summary>
    public InlineWriter PlaceLink(string id, string label) => Link("#" + Uri.EscapeDataString(id), label);

    private InlineWriter Link(string target, string label, string? @class = null)
    {
        text.Append(CultureInfo.InvariantCulture, $"<a{(@class is null ? "" : $" class=\"{HtmlEncoder.Default.Encode(@class)}\"")} href=\"{HtmlEncoder.Default.Encode(target)}\">");
        Text(label);
        text.Append("</a>");
        return this;
    }
}
