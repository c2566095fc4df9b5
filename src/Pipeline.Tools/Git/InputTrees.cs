using System.Security.Cryptography;
using System.Text;
using Pipeline.Core.Modules;

namespace Pipeline.Tools.Git;

/// <summary>Names the state of modules' sources by git tree ids, uncommitted changes included.</summary>
internal static class InputTrees
{
    /// <summary>
    /// The id of every module's input: its folder and its shared paths. One path has git's own tree id; several have the first
    /// 40 digits of the SHA-256 over git's entries (mode, type, id, path). Two git processes for a clean work tree, four for a
    /// changed one, however many modules; the user's index and object store are not written.
    /// </summary>
    /// <param name="workTree">The repository.</param>
    /// <param name="modules">The modules to name.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <param name="isDirty">Whether the work tree differs from the commit, when that is known already; null: git is asked.</param>
    /// <returns>The ids by module; one may have the name of another, as the application may have that of its module.</returns>
    public static async Task<IReadOnlyDictionary<Module, string>> ReadInputTreesAsync(
        this GitWorkTree workTree, IReadOnlyCollection<Module> modules, CancellationToken cancellationToken, bool? isDirty = null)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        ArgumentNullException.ThrowIfNull(modules);
        var paths = modules.SelectMany(InputPaths).Distinct().ToList();
        await using var snapshot = await WorkTreeSnapshot.TakeAsync(workTree, isDirty, cancellationToken);
        var entries = await snapshot.ReadEntriesAsync(paths, cancellationToken);
        return modules.Distinct().ToDictionary(module => module, module => Combine(InputPaths(module), entries));
    }

    private static List<string> InputPaths(Module module)
    {
        var paths = module.SharedPaths.Append(module.Path).Distinct().ToList();
        return [.. paths.Where(path => !paths.Any(other => other != path && RepositoryPath.IsIn(path, other))).Order(StringComparer.Ordinal)];
    }

    private static string Combine(List<string> paths, IReadOnlyDictionary<string, TreeEntry> entries)
    {
        if (paths.Count == 1 && entries.TryGetValue(paths[0], out var single))
            return single.Id;
        var lines = paths.Select(path => entries.TryGetValue(path, out var entry) ? $"{entry.Mode} {entry.Type} {entry.Id}\t{path}\0" : $"missing\t{path}\0");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))))[..40];
    }
}
