using Pipeline.Core.Modules;

namespace Pipeline.Tools.Modules;

/// <summary>Finds the links on a path of a repository.</summary>
internal static class RepositoryLinks
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>The first part of <paramref name="path"/> that is a link; null when none is.</summary>
    public static string? FirstOn(string path, string repositoryRoot) => Parts(path).FirstOrDefault(part => TargetOf(Path.Combine(repositoryRoot, part)) is not null);

    /// <summary>The first part of <paramref name="path"/> by which it leaves the repository; null when it stays in it.</summary>
    public static string? FirstOutOf(string path, string repositoryRoot) => Parts(path).FirstOrDefault(part => !StaysIn(part, Path.GetFullPath(repositoryRoot)));

    private static IEnumerable<string> Parts(string path)
    {
        var names = path.Split('/');
        return Enumerable.Range(1, names.Length).Select(count => string.Join('/', names[..count]));
    }

    // What '..' in a link leads to depends on the links before it, so they are followed one by one.
    private static bool StaysIn(string path, string root)
    {
        var place = RepositoryPath.Root;
        var open = new Stack<string>(path.Split('/').Reverse());
        for (var links = 0; open.TryPop(out var name);)
        {
            if (RepositoryPath.Resolve(place, name) is not { } next)
                return false;
            if (TargetOf(Path.Combine(root, next)) is not { } target)
            {
                place = next;
                continue;
            }

            var relative = Path.IsPathRooted(target) ? Path.GetRelativePath(root, target) : target;
            if (++links > MostLinks || Path.IsPathRooted(relative))
                return false;
            place = Path.IsPathRooted(target) ? RepositoryPath.Root : place;
            foreach (var part in relative.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
                open.Push(part);
        }

        return true;
    }

    private static string? TargetOf(string path) => new FileInfo(path).LinkTarget;
}
