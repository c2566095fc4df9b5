using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pipeline.Components.Tests;

public sealed partial class ArchitectureTests
{
    [Fact]
    public void The_project_references_are_the_arrows_of_the_drawing()
    {
        var drawn = Arrow().Matches(File.ReadAllText(Path.Combine(Repository(), "docs", "architecture.md")))
            .Select(arrow => $"{arrow.Groups["from"].Value} --> {arrow.Groups["to"].Value}");

        Assert.Equal(References().Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_the_registry_needs_the_web_framework() =>
        Assert.Equal(["Pipeline.Registry"], Projects().Where(project => project.Xml.Descendants("FrameworkReference").Any()).Select(project => project.Name));

    internal static IEnumerable<string> ProjectNames() => Projects().Select(project => project.Name);

    private static IEnumerable<string> References() =>
        from project in Projects()
        from reference in project.Xml.Descendants("ProjectReference")
        select $"{project.Name} --> {Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)}";

    private static IEnumerable<(string Name, XDocument Xml)> Projects() =>
        Directory.EnumerateFiles(Path.Combine(Repository(), "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}content{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (Path.GetFileNameWithoutExtension(file), XDocument.Load(file)));

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));

    [GeneratedRegex(@"^\s*(?<from>Pipeline\.\w+) --> (?<to>Pipeline\.\w+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Arrow();
}
