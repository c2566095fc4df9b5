using System.Text;
using Pipeline.Core.Modules;
using Pipeline.Core.Notes;
using Pipeline.Core.Planning;
using Pipeline.Core.Versions;
using Pipeline.Tools.Versions;
using Semver;

namespace Pipeline.Tools.Releases;

/// <summary>The files that a release changes, as new contents; nothing is written here.</summary>
internal static class ReleaseFiles
{
    /// <summary>The version files and changelogs of what <paramref name="releases"/> release.</summary>
    public static async Task<Dictionary<string, byte[]>> OfReleaseAsync(
        IReadOnlyList<ModulePlan> releases, ModuleGraph graph, string repositoryRoot, TaggingOptions options, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var release in releases)
        {
            if (options.WriteVersionFiles)
                Add(files, VersionFiles.Read(graph[release.Name], graph, repositoryRoot), _ => release.Next!);
            if (options.Changelogs.TryGetValue(release.Name, out var notes))
                await AddChangelogAsync(files, $"{release.Path}/{Changelog.FileName}", notes, repositoryRoot, cancellationToken);
        }

        return files;
    }

    /// <summary>The version files of the development that follows stable releases (A7).</summary>
    /// <param name="releases">The versions that were released, by module.</param>
    /// <param name="graph">Every module.</param>
    /// <param name="repositoryRoot">The absolute root of the repository.</param>
    /// <param name="raiseOnly">Whether a file that says the same or more stays: development may have gone on.</param>
    public static Dictionary<string, byte[]> OfNextDevelopment(IEnumerable<KeyValuePair<string, SemVersion>> releases, ModuleGraph graph, string repositoryRoot, bool raiseOnly)
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var (name, version) in releases.Where(release => !release.Value.IsPrerelease))
        {
            var next = version.Next(VersionBump.Minor);
            SemVersion Of(VersionFile file) => Path.GetFileName(file.Path) == "Chart.yaml" ? next : next.WithPrerelease("dev");
            Add(files, VersionFiles.Read(graph[name], graph, repositoryRoot).Where(file => !(raiseOnly && file.Version?.ComparePrecedenceTo(Of(file)) >= 0)), Of);
        }

        return files;
    }

    private static void Add(Dictionary<string, byte[]> files, IEnumerable<VersionFile> versionFiles, Func<VersionFile, SemVersion> version)
    {
        foreach (var file in versionFiles.Where(file => !file.Says(version(file))))
            files[file.Path] = file.With(version(file));
    }

    private static async Task AddChangelogAsync(Dictionary<string, byte[]> files, string path, string notes, string repositoryRoot, CancellationToken cancellationToken)
    {
        path = RepositoryPath.Resolve(RepositoryPath.Root, path)!;
        var absolute = Path.Combine(repositoryRoot, path);
        // Not read as text, which would lose a byte order mark.
        var existing = File.Exists(absolute) ? Encoding.UTF8.GetString(await File.ReadAllBytesAsync(absolute, cancellationToken)) : null;
        var changed = Changelog.Prepend(existing, notes);
        if (changed != existing)
            files[path] = Encoding.UTF8.GetBytes(changed);
    }
}
