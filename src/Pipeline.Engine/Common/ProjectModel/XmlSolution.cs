using System.Xml;
using System.Xml.Linq;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>Reads <c>.slnx</c> files. A folder is named by its whole path: <c>/src/tools/</c>.</summary>
internal static class XmlSolution
{
    public static Solution Read(AbsolutePath path)
    {
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XDocument.Load(reader).Root!;
            var folders = root.Elements("Folder").SelectMany(folder => WithParents(Id(folder))).Distinct(StringComparer.OrdinalIgnoreCase);
            return SolutionEntry.Build(path, [
                .. folders.Select(id => new SolutionEntry(id, Parent(id), id[(id.LastIndexOf('/') + 1)..], File: null)),
                .. root.Descendants("Project").Where(project => project.Attribute("Path") is not null).Select(Project)]);
        }
        catch (XmlException exception)
        {
            throw new ArgumentException($"'{path}' is no solution: {exception.Message}", exception);
        }
    }

    private static SolutionEntry Project(XElement project)
    {
        var file = project.Attribute("Path")!.Value.Replace('\\', '/');
        var folder = project.Parent?.Name == "Folder" ? Id(project.Parent) : null;
        return new SolutionEntry(file, folder, (string?)project.Attribute("DisplayName") ?? System.IO.Path.GetFileNameWithoutExtension(file), file);
    }

    private static string Id(XElement folder) => ((string?)folder.Attribute("Name") ?? "").Trim('/');

    private static string? Parent(string id) => id.LastIndexOf('/') is > 0 and var slash ? id[..slash] : null;

    private static IEnumerable<string> WithParents(string id) => Parent(id) is { } parent ? WithParents(parent).Append(id) : [id];
}
