using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Pipeline.WorkflowRunner.Actions;

/// <summary>What the jobs of a run hand to each other, by name.</summary>
/// <param name="folder">Where it is kept.</param>
public sealed class ArtifactStore(string folder)
{
    // Jobs of a run hand files on at once.
    private readonly ConcurrentDictionary<string, string> _ids = [];

    public IReadOnlyList<string> Names => Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)] : [];

    /// <summary>The absolute folder of an artifact.</summary>
    public string FolderOf(string name) => Path.Combine(folder, name);

    internal string? Upload(Dictionary<string, string> with, string workspace, TextWriter log)
    {
        ActionInputs.Require(with, "actions/upload-artifact", "name", "path", "overwrite", "if-no-files-found", "compression-level");
        var name = with["name"];
        if (name.IndexOfAny(['"', ':', '<', '>', '|', '*', '?', '\r', '\n', '\\', '/']) >= 0)
            throw new ActionFailedException($"The artifact name '{name}' is not valid.");
        var patterns = with["path"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (files, root) = Find(patterns, workspace);
        if (files.Count == 0)
        {
            if (with.GetValueOrDefault("if-no-files-found") == "error")
                throw new ActionFailedException($"No files were found with the path: {with["path"]}");
            log.WriteLine($"Warning: no files were found with the path: {with["path"]}");
            return null;
        }

        var target = FolderOf(name);
        if (Directory.Exists(target))
        {
            if (with.GetValueOrDefault("overwrite") != "true")
                throw new ActionFailedException($"An artifact with the name {name} exists already.");
            Directory.Delete(target, recursive: true);
        }

        foreach (var file in files)
            FileCopies.CopyFile(Path.Combine(workspace, file), Path.Combine(target, Path.GetRelativePath(root, file)));
        var id = $"{BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4))}";
        _ids[name] = id;
        log.WriteLine($"{files.Count} files as {name}, {id}");
        return id;
    }

    internal void Download(Dictionary<string, string> with, string workspace, TextWriter log)
    {
        ActionInputs.Require(with, "actions/download-artifact", "name", "artifact-ids", "pattern", "path", "merge-multiple");
        var path = Path.Combine(workspace, with.GetValueOrDefault("path", "."));
        if (with.GetValueOrDefault("artifact-ids") is { } id)
        {
            // One that another replaced has an id that is no more.
            with["name"] = _ids.FirstOrDefault(entry => entry.Value == id).Key ?? throw new ActionFailedException($"None of the provided artifact IDs were found: '{id}'");
        }

        if (with.GetValueOrDefault("name") is { Length: > 0 } name)
        {
            if (!Directory.Exists(FolderOf(name)))
                throw new ActionFailedException($"Artifact not found for name: {name}");
            FileCopies.Copy(FolderOf(name), path);
            return;
        }

        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(with["pattern"]);
        var names = Names.Where(candidate => matcher.Match(candidate).HasMatches).ToList();
        var isFlat = with.GetValueOrDefault("merge-multiple") == "true" || names.Count == 1;
        foreach (var found in names)
            FileCopies.Copy(FolderOf(found), isFlat ? path : Path.Combine(path, found));
        log.WriteLine($"Took {string.Join(", ", names)}");
    }

    // The root of an artifact is the folder that all searched paths have in common; a searched path ends before its first
    // wildcard. A single path that is a file gives the file's folder, among several it is taken whole.
    private static (IReadOnlyList<string> Files, string Root) Find(string[] patterns, string workspace)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        var searched = new List<string>();
        foreach (var pattern in patterns)
        {
            var included = pattern.TrimStart('!');
            var isFolder = Directory.Exists(Path.Combine(workspace, included));
            var glob = isFolder ? included + "/**/*" : included;
            if (pattern.StartsWith('!'))
            {
                matcher.AddExclude(glob);
                continue;
            }

            matcher.AddInclude(glob);
            var parts = glob.Split('/').TakeWhile(part => !part.Contains('*', StringComparison.Ordinal)).ToList();
            searched.Add(string.Join('/', isFolder || parts.Count < glob.Split('/').Length ? parts : parts.SkipLast(1)));
        }

        var files = matcher.Execute(new DirectoryInfoWrapper(new DirectoryInfo(workspace))).Files.Select(file => file.Path)
            .Where(file => !file.Split('/').Any(part => part.StartsWith('.'))).ToList();
        return (files, CommonFolder(searched));
    }

    private static string CommonFolder(List<string> folders)
    {
        var parts = folders.Select(folder => folder.Split('/')).ToList();
        var common = parts[0].TakeWhile((part, index) => parts.All(other => index < other.Length && other[index] == part));
        return string.Join('/', common);
    }
}
