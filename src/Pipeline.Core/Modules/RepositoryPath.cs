namespace Pipeline.Core.Modules;

/// <summary>Paths inside a repository: relative to its root, with <c>/</c>, without <c>.</c> and <c>..</c>; <c>.</c> is the root itself.</summary>
internal static class RepositoryPath
{
    /// <summary>The root itself.</summary>
    public const string Root = ".";

    /// <summary>Resolves a path that somebody wrote; nothing outside the repository can be reached.</summary>
    /// <param name="folder">The folder that <paramref name="relative"/> starts from, a repository path.</param>
    /// <param name="relative">A relative path with <c>/</c> or <c>\</c>.</param>
    /// <returns>The repository path; null when it is absolute, empty, has control characters, or leads out of the repository.</returns>
    public static string? Resolve(string folder, string relative)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(relative);
        relative = relative.Replace('\\', '/');
        if (relative.Length == 0 || relative[0] == '/' || relative.Any(char.IsControl) || (relative.Length > 1 && relative[1] == ':'))
            return null;
        var parts = new List<string>();
        foreach (var part in $"{folder}/{relative}".Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else
                return null;
        }

        return parts.Count == 0 ? Root : string.Join('/', parts);
    }

    /// <summary>True when <paramref name="path"/> is <paramref name="folder"/> or lies in it.</summary>
    public static bool IsIn(string path, string folder)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(folder);
        return folder == Root
            || (path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/'));
    }
}
