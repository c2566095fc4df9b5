using System.Text.RegularExpressions;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>Reads <c>.sln</c> files.</summary>
internal static partial class TextSolution
{
    private const string FolderType = "2150E333-8FDC-42A3-9474-1A3956D46DE8";

    public static Solution Read(AbsolutePath path)
    {
        var text = path.ReadAllText();
        var parents = NestedProjects().Match(text) is { Success: true } section
            ? Nesting().Matches(section.Value).ToDictionary(match => match.Groups["child"].Value, match => match.Groups["parent"].Value, StringComparer.OrdinalIgnoreCase)
            : [];
        return SolutionEntry.Build(path, [.. Item().Matches(text).Select(match => new SolutionEntry(
            match.Groups["id"].Value,
            parents.GetValueOrDefault(match.Groups["id"].Value),
            match.Groups["name"].Value,
            match.Groups["type"].Value.Equals(FolderType, StringComparison.OrdinalIgnoreCase) ? null : match.Groups["path"].Value.Replace('\\', '/')))]);
    }

    [GeneratedRegex("""^Project\("\{(?<type>[^}]+)\}"\) = "(?<name>[^"]+)", "(?<path>[^"]+)", "\{(?<id>[^}]+)\}""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Item();

    [GeneratedRegex(@"GlobalSection\(NestedProjects\).*?EndGlobalSection", RegexOptions.Singleline)]
    private static partial Regex NestedProjects();

    [GeneratedRegex(@"\{(?<child>[^}]+)\} = \{(?<parent>[^}]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Nesting();
}
