using System.Globalization;
using System.Xml;
using Pipeline.Core.Testing;

namespace Pipeline.Tools.Testing;

/// <summary>Reads Cobertura XML. A line is listed under its method and under its class; both are the same line.</summary>
internal static class CoberturaReader
{
    public static Coverage Read(XmlReader reader)
    {
        var files = new CoverageBuilder();
        var sources = new List<string>();
        string? file = null;
        while (reader.Read())
        {
            // Reading an element's text moves on to the next node, which may be the next source.
            while (reader.NodeType == XmlNodeType.Element && reader.LocalName == "source")
                sources.Add(reader.ReadElementContentAsString().Trim());
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "class")
                file = Locate(sources, ResultXml.Required(reader, "filename"));
            else if (reader.LocalName == "line" && file is not null)
                files.Add(file, ResultXml.RequiredCount(reader, "number"), ReadLine(reader));
        }

        return files.Build();
    }

    // Two reports name the same file relative to different folders; with its one source folder each names it whole.
    private static string Locate(List<string> sources, string file) =>
        sources is [{ Length: > 0 } source] && !Path.IsPathRooted(file) ? $"{source.TrimEnd('/', '\\')}/{file}" : file;

    private static LineCoverage ReadLine(XmlReader reader)
    {
        var covered = ResultXml.RequiredCount(reader, "hits") > 0;
        return reader.GetAttribute("condition-coverage") is { } condition ? Branches(covered, condition) : new LineCoverage(covered);
    }

    // "50% (1/2)"
    private static LineCoverage Branches(bool covered, string condition)
    {
        var open = condition.IndexOf('(', StringComparison.Ordinal);
        var slash = condition.IndexOf('/', StringComparison.Ordinal);
        var close = condition.IndexOf(')', StringComparison.Ordinal);
        if (open >= 0 && slash > open && close > slash
            && int.TryParse(condition.AsSpan(open + 1, slash - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var taken)
            && int.TryParse(condition.AsSpan(slash + 1, close - slash - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var all)
            && taken <= all)
            return new LineCoverage(covered, taken, all);
        throw new FormatException($"condition-coverage=\"{ResultText.Shorten(condition)}\" is not of the form '50% (1/2)'");
    }
}
