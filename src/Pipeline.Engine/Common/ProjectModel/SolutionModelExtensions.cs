using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>Reads solutions.</summary>
public static partial class SolutionModelExtensions
{
    // The type of solution folders in .sln files.
    private const string FolderType = "2150E333-8FDC-42A3-9474-1A3956D46DE8";

    /// <summary>Reads a <c>.sln</c> or <c>.slnx</c> file.</summary>
    /// <exception cref="ArgumentException">It is not there or is no solution.</exception>
    public static Solution ReadSolution(this AbsolutePath path)
    {
        Assert.FileExists(path, $"There is no solution '{path}'.");
        return new Solution(path, solution => path.HasExtension("slnx") ? ReadXml(solution) : ReadText(solution));
    }

    private static IEnumerable<Project> ReadText(Solution solution) =>
        ProjectLine().Matches(solution.Path.ReadAllText())
            .Where(match => !match.Groups["type"].Value.Equals(FolderType, StringComparison.OrdinalIgnoreCase))
            .Select(match => new Project(solution, match.Groups["name"].Value, match.Groups["path"].Value.Replace('\\', '/')));

    private static IEnumerable<Project> ReadXml(Solution solution)
    {
        try
        {
            using var reader = XmlReader.Create(solution.Path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return [.. XDocument.Load(reader).Descendants("Project").Select(element => (string?)element.Attribute("Path")).OfType<string>().Select(file => file.Replace('\\', '/')).Select(file => new Project(solution, System.IO.Path.GetFileNameWithoutExtension(file), file))];
        }
        catch (XmlException exception)
        {
            throw new ArgumentException($"'{solution.Path}' is no solution: {exception.Message}", exception);
        }
    }

    [GeneratedRegex("""^Project\("\{(?<type>[^}]+)\}"\) = "(?<name>[^"]+)", "(?<path>[^"]+)",""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
