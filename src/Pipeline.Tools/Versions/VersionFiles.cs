using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Core.Versions;
using Semver;

namespace Pipeline.Tools.Versions;

/// <summary>Finds the files that carry a module's version.</summary>
internal static class VersionFiles
{
    private const int DeepestProject = 3;
    private static readonly HashSet<string> Foreign =
    [
        "Cargo.lock", "uv.lock", "setup.py", "setup.cfg", "pom.xml", "build.gradle", "build.gradle.kts", "gradle.properties", "composer.json", "mix.exs", "pubspec.yaml",
        "Directory.Build.targets", "version.json", "deno.json", "deno.jsonc", "jsr.json", "bower.json", "lerna.json", "build.sbt", "version.sbt", "CMakeLists.txt", "meson.build",
        "vcpkg.json", "galaxy.yml", "DESCRIPTION", "build.zig.zon", "dub.json", "Project.toml",
    ];

    private static readonly HashSet<string> Skipped = ["bin", "obj", "node_modules", "artifacts"];

    /// <summary>
    /// Reads them: <c>VERSION</c>, <c>package.json</c> and its lock file, <c>pyproject.toml</c>, <c>Cargo.toml</c>, <c>Directory.Build.props</c> in the module's
    /// folder, its chart, and .NET projects up to three folders below; never a file of a nested module.
    /// </summary>
    /// <exception cref="Core.Errors.PipelineException">A file is not what its name says.</exception>
    public static IReadOnlyList<VersionFile> Read(Module module, ModuleGraph graph, string repositoryRoot)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(graph);
        var paths = Files(module, graph, repositoryRoot);
        if (module.Chart is { } chart && RepositoryPath.Resolve(module.Path, $"{chart}/Chart.yaml") is { } chartFile)
            paths = paths.Append(chartFile);
        return [.. paths.Distinct().Order(StringComparer.Ordinal).Select(path => VersionFile.Read(repositoryRoot, path)).OfType<VersionFile>()];
    }

    /// <summary>Tells which files contradict the releases: the tag is what counts.</summary>
    /// <remarks>A file may say the last version, the next one, or the development version after it: a pre-release, of a chart the next minor one (A7).</remarks>
    public static IEnumerable<string> Disagreements(VersionPlan plan, ModuleGraph graph, string repositoryRoot)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(graph);
        return
            from module in plan.Modules
            where module.Current is not null
            from file in Read(graph[module.Name], graph, repositoryRoot)
            where !(file.Says(module.Current!) || (module.Next is { } next && file.Says(next)) || IsDevelopment(file.Version, module.Current!))
            select $"{module.Name}: {file.Path} says {file.Current}, but the last release is {module.Current}. The tag counts; write the file by tagging with version files, or tag the release that is missing.";
    }

    /// <summary>The files that may carry the module's version and are not written: in its folder those in another form, above it those that it shares.</summary>
    public static IEnumerable<string> NotWritten(Module module, ModuleGraph graph, string repositoryRoot)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(graph);
        var files = Files(module, graph, repositoryRoot).ToList();
        return files.Where(path => IsUnread(repositoryRoot, path)).Concat(SharedVersionFiles.Find(module, graph, files, repositoryRoot)).Order(StringComparer.Ordinal);
    }

    private static bool IsUnread(string repositoryRoot, string path)
    {
        var name = Path.GetFileName(path);
        if (PlainVersionFormat.IsName(name) || (MSBuildVersionFormat.IsName(name) && MSBuildVersionFormat.IsComposed(File.ReadAllText(Path.Combine(repositoryRoot, path)))))
            return VersionFile.Read(repositoryRoot, path) is null;
        return (Foreign.Contains(name) || Path.GetExtension(name) is ".nuspec" or ".gemspec" or ".podspec" or ".cabal")
            && File.ReadAllText(Path.Combine(repositoryRoot, path)).Contains("version", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsDevelopment(SemVersion? version, SemVersion current) =>
        version is not null && ((version.IsPrerelease && version.ComparePrecedenceTo(current) > 0) || version == current.Next(VersionBump.Minor));

    private static IEnumerable<string> Files(Module module, ModuleGraph graph, string repositoryRoot) =>
        Files(repositoryRoot, module.Path, 0, [.. graph.Ordered.Where(other => other != module && RepositoryPath.IsIn(other.Path, module.Path)).Select(other => other.Path)]);

    private static IEnumerable<string> Files(string repositoryRoot, string folder, int depth, HashSet<string> nested)
    {
        var absolute = Path.Combine(repositoryRoot, folder);
        foreach (var file in new DirectoryInfo(absolute).EnumerateFiles())
        {
            // What a link leads to is another's, or no file of the repository.
            var name = file.Name;
            if (file.LinkTarget is null && name != "Chart.yaml" && (depth == 0 || Path.GetExtension(name) is ".csproj" or ".fsproj" or ".vbproj"))
                yield return Join(folder, name);
        }

        if (depth == DeepestProject)
            yield break;
        foreach (var child in new DirectoryInfo(absolute).EnumerateDirectories())
        {
            var path = Join(folder, child.Name);
            if (child.Name[0] == '.' || Skipped.Contains(child.Name) || child.LinkTarget is not null || nested.Contains(path))
                continue;
            foreach (var file in Files(repositoryRoot, path, depth + 1, nested))
                yield return file;
        }
    }

    private static string Join(string folder, string name) => folder == RepositoryPath.Root ? name : $"{folder}/{name}";
}
