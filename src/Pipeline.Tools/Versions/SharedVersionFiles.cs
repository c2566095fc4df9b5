using Pipeline.Core.Modules;

namespace Pipeline.Tools.Versions;

/// <summary>Finds the files above a module's folder that carry its version beside others', or for all: a workspace's lock file, the <c>Directory.Build.props</c> of a repository.</summary>
internal static class SharedVersionFiles
{
    /// <summary>These files, as repository paths; none that is another module's own.</summary>
    /// <param name="module">The module.</param>
    /// <param name="graph">All modules.</param>
    /// <param name="files">The module's own files that may carry a version.</param>
    /// <param name="repositoryRoot">The absolute root of the repository.</param>
    public static IEnumerable<string> Find(Module module, ModuleGraph graph, IReadOnlyCollection<string> files, string repositoryRoot)
    {
        var own = files.Select(file => (Name: Path.GetFileName(file), File: VersionFile.Read(repositoryRoot, file))).ToList();
        for (var folder = module.Path; folder != RepositoryPath.Root;)
        {
            folder = folder.LastIndexOf('/') is > 0 and var end ? folder[..end] : RepositoryPath.Root;
            var isOwned = graph.Ordered.Any(other => other != module && RepositoryPath.IsIn(folder, other.Path));
            var inside = folder == RepositoryPath.Root ? module.Path : module.Path[(folder.Length + 1)..];
            foreach (var name in new[] { "Cargo.lock", "uv.lock", "package-lock.json", "npm-shrinkwrap.json", "Directory.Build.props", "Cargo.toml" })
            {
                var path = folder == RepositoryPath.Root ? name : $"{folder}/{name}";
                if (File.Exists(Path.Combine(repositoryRoot, path)) && Carries(path, name, isOwned, inside))
                    yield return path;
            }
        }

        bool Carries(string path, string name, bool isOwned, string inside) => name switch
        {
            "Cargo.lock" => own.Exists(file => file is { Name: "Cargo.toml", File: not null }),
            "uv.lock" => own.Exists(file => file is { Name: "pyproject.toml", File: not null }),
            "Directory.Build.props" => !isOwned && IsProject() && VersionFile.Read(repositoryRoot, path) is not null,
            "Cargo.toml" => !isOwned && own.Exists(file => file is { Name: "Cargo.toml", File: null }) && VersionFile.Read(repositoryRoot, path) is not null,
            _ => File.ReadAllText(Path.Combine(repositoryRoot, path)).Contains($"\"{inside}\": {{", StringComparison.Ordinal),
        };

        // A project with a version of its own takes none from above.
        bool IsProject() => own.Exists(file => file.Name.EndsWith("proj", StringComparison.Ordinal)) && !own.Exists(file => file is { Name: "Directory.Build.props" }) && own.Exists(file => file.Name.EndsWith("proj", StringComparison.Ordinal) && file.File is null);
    }
}
