namespace Nuke.Common.IO;

/// <summary>Relates paths to each other.</summary>
public static class PathConstruction
{
    /// <summary>The way from one path to another, with the system's separators.</summary>
    public static RelativePath GetRelativePathTo(this AbsolutePath basePath, string destinationPath) => (RelativePath)Path.GetRelativePath(basePath, destinationPath);

    /// <summary>The way from one path to another, with <c>/</c>.</summary>
    public static UnixRelativePath GetUnixRelativePathTo(this AbsolutePath basePath, string destinationPath) => (UnixRelativePath)Path.GetRelativePath(basePath, destinationPath);

    /// <summary>True when <paramref name="destinationPath"/> lies below <paramref name="basePath"/>.</summary>
    public static bool Contains(this AbsolutePath basePath, string destinationPath)
    {
        var way = Path.GetRelativePath(basePath, destinationPath);
        return way is not ("." or "..") && !way.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(way);
    }
}
