using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>Finds programs in packages.</summary>
public static class NuGetToolPathResolver
{
    /// <summary>A program in a package that the build's project references or downloads.</summary>
    /// <param name="packageId">The package; of several, separated by <c>|</c>, the first that is there.</param>
    /// <param name="packageExecutable">The file in it; several are separated by <c>|</c>.</param>
    /// <param name="version">The version, when the project has several; null takes the only one.</param>
    /// <param name="framework">The target framework, when the package has several; null is the build's own, else the highest.</param>
    /// <exception cref="ArgumentException">The package or the file is not there.</exception>
    public static string GetPackageExecutable(string packageId, string packageExecutable, string? version = null, string? framework = null) => Choose(
        PackageAssets.OfBuild().Find(packageId.NotNull().Split('|', StringSplitOptions.RemoveEmptyEntries), version),
        packageExecutable.NotNull().Split('|', StringSplitOptions.RemoveEmptyEntries),
        framework);

    /// <summary>The file for a framework in a package's folder.</summary>
    internal static string Choose(string folder, string[] names, string? framework)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive };
        var files = names.SelectMany(name => Directory.GetFiles(folder, name, options)).ToList();
        Assert.NotEmpty(files, $"The package in '{folder}' has no file '{string.Join("' or '", names)}'.");
        var frameworks = files.ToLookup(FrameworkOf, StringComparer.OrdinalIgnoreCase);
        return frameworks[Choose([.. frameworks.Select(group => group.Key)], framework)].OrderBy(Preference).First();
    }

    private static string Choose(string[] frameworks, string? framework) =>
        framework is not null
            ? Array.Find(frameworks, one => one.Equals(framework, StringComparison.OrdinalIgnoreCase)).NotNull($"There is no program for {framework}, only for {string.Join(", ", frameworks)}.")
            : Array.Find(frameworks, one => one == $"net{Environment.Version.Major}.0") ?? frameworks.OrderBy(Rank).ThenBy(one => one, StringComparer.Ordinal).Last();

    // Of tools/net8.0/any/tool.dll it is net8.0.
    private static string FrameworkOf(string file)
    {
        var folder = ((AbsolutePath)file).Parent!;
        return (folder.Name == "any" ? folder.Parent! : folder).Name;
    }

    // net48 < netcoreapp3.1 < net8.0 < net10.0
    private static (int Kind, double Version) Rank(string framework)
    {
        var version = framework.TrimStart([.. "netcoreapp"]);
        var isNumber = double.TryParse(version, System.Globalization.CultureInfo.InvariantCulture, out var number);
        return (!isNumber ? 0 : !version.Contains('.', StringComparison.Ordinal) ? 1 : framework.StartsWith("netcore", StringComparison.Ordinal) ? 2 : 3, number);
    }

    private static int Preference(string file) => Path.GetExtension(file) switch
    {
        ".dll" => 0,
        ".exe" when EnvironmentInfo.IsWin => 1,
        ".sh" when EnvironmentInfo.IsUnix => 1,
        _ => 2,
    };
}
