using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Tools.Files;

namespace Pipeline.Tools.DotNet;

/// <summary>Finds MSBuild projects and tells which of them are tests.</summary>
internal static partial class ProjectFiles
{
    private const string TestSdk = "Microsoft.NET.Test.Sdk";
    private static readonly string[] Patterns = ["*.csproj", "*.fsproj", "*.vbproj"];
    private static readonly string[] BuildFiles = ["Directory.Build.props", "Directory.Build.targets"];

    public static IReadOnlyList<string> Below(string directory, IReadOnlyCollection<string> excluded) =>
        [.. SourceFiles.Below(directory, Patterns, excluded).Order(StringComparer.Ordinal)];

    /// <summary>Whether the project's own file says that it is a test project.</summary>
    public static async Task<bool> IsTestAsync(string project, CancellationToken cancellationToken) =>
        TestMark().IsMatch(await File.ReadAllTextAsync(project, cancellationToken));

    /// <summary>Whether a file that the project inherits from speaks of tests at all; only MSBuild can tell for which projects.</summary>
    public static async Task<bool> MayInheritTestAsync(string project, string repository, CancellationToken cancellationToken)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(repository));
        for (var folder = Path.GetDirectoryName(project); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var path in BuildFiles.Select(name => Path.Combine(folder, name)).Where(File.Exists))
            {
                var text = await File.ReadAllTextAsync(path, cancellationToken);
                if (text.Contains(TestSdk, StringComparison.OrdinalIgnoreCase) || text.Contains("IsTestProject", StringComparison.OrdinalIgnoreCase))
                    return true;
            }

            if (folder == root)
                break;
        }

        return false;
    }

    /// <summary>Reads what MSBuild answers to <c>-getProperty:IsTestProject -getItem:PackageReference</c>.</summary>
    public static bool IsTestEvaluation(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (string.Equals(root.GetProperty("Properties").GetProperty("IsTestProject").GetString(), "true", StringComparison.OrdinalIgnoreCase))
            return true;
        return root.GetProperty("Items").GetProperty("PackageReference").EnumerateArray()
            .Any(item => string.Equals(item.GetProperty("Identity").GetString(), TestSdk, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("""<IsTestProject>\s*true\s*<|<PackageReference\s[^>]*Include\s*=\s*["']Microsoft\.NET\.Test\.Sdk["']|Sdk\s*=\s*["']MSTest\.Sdk[/"']""", RegexOptions.IgnoreCase)]
    private static partial Regex TestMark();
}
