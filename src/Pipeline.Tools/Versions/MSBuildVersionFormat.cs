using System.Text.RegularExpressions;
using System.Xml;
using Semver;

namespace Pipeline.Tools.Versions;

/// <summary>
/// MSBuild projects and <c>Directory.Build.props</c>: the text of the first <c>Version</c>, <c>VersionPrefix</c> or <c>PackageVersion</c> in a PropertyGroup
/// that is no expression. A project without one carries no version, however it gets it.
/// </summary>
/// <param name="property">The property; <c>VersionPrefix</c> holds the three numbers alone.</param>
internal sealed partial class MSBuildVersionFormat(string property) : IVersionFormat
{
    public bool Matches(string fileName) => IsName(fileName);

    /// <summary>Whether a file is such a project by its name.</summary>
    public static bool IsName(string fileName) =>
        fileName == "Directory.Build.props" || Path.GetExtension(fileName) is ".csproj" or ".fsproj" or ".vbproj";

    public IReadOnlyList<Range> Find(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            var position = (IXmlLineInfo)reader;
            string parent = "", element = "";
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                    (parent, element) = reader.Depth == 1 ? (reader.LocalName, "") : (parent, reader.Depth == 2 ? reader.LocalName : "");
                else if (reader is { NodeType: XmlNodeType.Text, Depth: 3 } && parent == "PropertyGroup" && element == property && !reader.Value.Contains("$(", StringComparison.Ordinal))
                    return [Trimmed(text, Offset(text, position.LineNumber, position.LinePosition), reader.Value)];
            }
        }
        catch (XmlException exception)
        {
            throw new FormatException($"it is no XML: {exception.Message}", exception);
        }

        return [];
    }

    public string Write(SemVersion version) => (property == "VersionPrefix" ? version.WithoutPrereleaseOrMetadata() : version).ToString();

    // As NuGet reads it: 1.2 and 1.2.0.0 are 1.2.0.
    public SemVersion? Read(string text) =>
        SemVersion.TryParse(FourthNumber().Replace(text, "$1"), SemVersionStyles.OptionalMinorPatch, out var version) ? version : null;

    private static Range Trimmed(string text, int start, string value)
    {
        while (char.IsWhiteSpace(text[start]))
            start++;
        return start..(start + value.Trim().Length);
    }

    private static int Offset(string text, int line, int column)
    {
        var start = 0;
        for (; line > 1; line--)
        {
            start = text.IndexOfAny(['\r', '\n'], start) + 1;
            if (text[start - 1] == '\r' && text[start] == '\n')
                start++;
        }

        return start + column - 1;
    }

    /// <summary>Whether a version is put together of numbers and an expression, such as <c>1.2.0-$(Suffix)</c>.</summary>
    public static bool IsComposed(string text) => Composed().IsMatch(text);

    [GeneratedRegex(@"<(Version|VersionPrefix|PackageVersion)\b[^<>]*>\s*\d[^<]*\$\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Composed();

    [GeneratedRegex(@"^(\d+\.\d+\.\d+)\.0+(?!\d)")]
    private static partial Regex FourthNumber();
}
