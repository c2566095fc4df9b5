using System.Text.RegularExpressions;

namespace Nuke.Common.IO;

/// <summary>Looks for what fits a pattern, from a folder down, level by level.</summary>
internal sealed class GlobSearch(AbsolutePath root)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    public IEnumerable<string> Files(Glob glob)
    {
        if (glob.Parts.Count == 0)
            return [];
        var name = glob.Parts[^1];
        return Reach(name is null ? glob.Parts : glob.Parts.SkipLast(1)).SelectMany(folder => FilesOf(folder, name));
    }

    public IEnumerable<string> Folders(Glob glob) => glob.Parts.Count == 0 ? [] : Reach(glob.Parts).Select(folder => folder.Path);

    private IReadOnlyList<Folder> Reach(IEnumerable<Regex?> parts)
    {
        IReadOnlyList<Folder> reached = Directory.Exists(root) ? [new Folder(root, [])] : [];
        foreach (var part in parts)
            reached = [.. (part is null ? WithAllBelow(reached) : reached.SelectMany(folder => FoldersOf(folder, part))).DistinctBy(folder => folder.Path, StringComparer.Ordinal)];
        return reached;
    }

    private static IEnumerable<Folder> WithAllBelow(IReadOnlyList<Folder> folders)
    {
        for (; folders.Count > 0; folders = [.. folders.SelectMany(folder => FoldersOf(folder, name: null))])
        {
            foreach (var folder in folders)
                yield return folder;
        }
    }

    private static IEnumerable<string> FilesOf(Folder folder, Regex? name) => Named(Directory.GetFiles(folder.Path, "*", Everything), name);

    private static IEnumerable<Folder> FoldersOf(Folder folder, Regex? name)
    {
        foreach (var path in Named(Directory.GetDirectories(folder.Path, "*", Everything), name))
        {
            if (!File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
                yield return folder with { Path = path };
            // A link that leads back would be followed for ever.
            else if (Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName is { } target && !folder.Links.Contains(target) && !PathConstruction.IsDescendantPath(target, folder.Path))
                yield return new Folder(path, [.. folder.Links, target]);
        }
    }

    private static IEnumerable<string> Named(string[] paths, Regex? name) => paths.Where(path => name is null || name.IsMatch(Path.GetFileName(path))).Order(StringComparer.Ordinal);

    /// <param name="Path">Where it was found.</param>
    /// <param name="Links">Where the links on the way to it lead.</param>
    private sealed record Folder(string Path, IReadOnlyList<string> Links);
}
