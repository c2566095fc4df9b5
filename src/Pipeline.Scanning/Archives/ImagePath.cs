namespace Pipeline.Scanning.Archives;

internal static class ImagePath
{
    private const int MaxLength = 4096;

    /// <summary>A tar entry's name as a path without leading <c>/</c> or <c>./</c>; null for the root, and for one that no file system could have.</summary>
    public static string? Normalize(string name) => name.Length <= MaxLength && Follow("", name) is { Length: > 0 } path ? path : null;

    /// <summary>The path that a link in <paramref name="path"/> to <paramref name="target"/> leads to; null when it leaves the archive.</summary>
    public static string? Follow(string path, string target)
    {
        var parts = target.StartsWith('/') ? [] : path.Split('/')[..^1].ToList();
        foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else
                return null;
        }

        return string.Join('/', parts);
    }
}
