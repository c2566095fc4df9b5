using System.Text.Json;
using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>The packages of a project, as its last restore found them (<c>obj/project.assets.json</c>).</summary>
internal sealed class PackageAssets(AbsolutePath file)
{
    public static PackageAssets OfBuild() => new(NukeBuild.BuildProjectDirectory.NotNull("The build has no project, so it has no packages.") / "obj" / "project.assets.json");

    /// <summary>The folder of the first package that is there.</summary>
    /// <exception cref="ArgumentException">None is, or it is there in several versions.</exception>
    public string Find(string[] ids, string? version)
    {
        Assert.FileExists(file, $"'{file}' is not there. Restore the build's project.");
        using var assets = JsonDocument.Parse(file.ReadAllText());
        var root = assets.RootElement;
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        var all = Referenced(root).Concat(Downloaded(root)).Distinct().ToList();
        foreach (var id in ids)
        {
            string[] versions = [.. all.Where(package => package.Id.Equals(id, StringComparison.OrdinalIgnoreCase) && (version is null || package.Version == version)).Select(package => package.Version)];
            Assert.True(versions.Length <= 1, $"The build's project has the package '{id}' in the versions {string.Join(", ", versions)}. Say which one.");
            if (versions is [var only])
                return folders.Select(folder => Path.Combine(folder, id.ToLowerInvariant(), only.ToLowerInvariant())).FirstOrDefault(Directory.Exists).NotNull($"The package '{id}' {only} is not in {string.Join(", ", folders)}. Restore the build's project.");
        }

        throw new ArgumentException($"The build's project has no package '{string.Join("' or '", ids)}'{(version is null ? "" : $" in version {version}")}. Add it: <PackageDownload Include=\"{ids[0]}\" Version=\"[{version ?? "1.2.3"}]\" />");
    }

    private static IEnumerable<(string Id, string Version)> Referenced(JsonElement root) =>
        from library in root.GetProperty("libraries").EnumerateObject()
        where library.Value.GetProperty("type").GetString() == "package"
        let parts = library.Name.Split('/')
        select (parts[0], parts[1]);

    // Versions are exact ranges: [1.2.3, 1.2.3]
    private static IEnumerable<(string Id, string Version)> Downloaded(JsonElement root) =>
        from framework in root.GetProperty("project").GetProperty("frameworks").EnumerateObject()
        where framework.Value.TryGetProperty("downloadDependencies", out _)
        from download in framework.Value.GetProperty("downloadDependencies").EnumerateArray()
        from range in download.GetProperty("version").GetString()!.Split(';')
        select (download.GetProperty("name").GetString()!, range.Trim('[', ']', ' ').Split(',')[0].Trim());
}
