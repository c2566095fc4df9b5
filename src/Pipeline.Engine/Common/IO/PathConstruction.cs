namespace Nuke.Common.IO;

/// <summary>
/// Relates paths to each other. A path is rooted by <c>/</c>, by a drive as <c>C:</c> or by a share's <c>\\server</c>, on every system; its
/// root decides the separator, and that of a path without root is the system's.
/// </summary>
public static class PathConstruction
{
    /// <summary>The way from one path to another, with <c>\</c>.</summary>
    /// <inheritdoc cref="GetRelativePath"/>
    public static WinRelativePath GetWinRelativePath(string basePath, string destinationPath) => (WinRelativePath)GetRelativePath(basePath, destinationPath);

    /// <summary>The way from one path to another, with <c>/</c>.</summary>
    /// <inheritdoc cref="GetRelativePath"/>
    public static UnixRelativePath GetUnixRelativePath(string basePath, string destinationPath) => (UnixRelativePath)GetRelativePath(basePath, destinationPath);

    /// <summary>The way from one path to another, with the system's separators.</summary>
    /// <inheritdoc cref="GetRelativePath"/>
    public static RelativePath GetRelativePathTo(this AbsolutePath basePath, string destinationPath) => (RelativePath)GetRelativePath(basePath, destinationPath);

    /// <inheritdoc cref="GetWinRelativePath"/>
    public static WinRelativePath GetWinRelativePathTo(this AbsolutePath basePath, string destinationPath) => GetWinRelativePath(basePath, destinationPath);

    /// <inheritdoc cref="GetUnixRelativePath"/>
    public static UnixRelativePath GetUnixRelativePathTo(this AbsolutePath basePath, string destinationPath) => GetUnixRelativePath(basePath, destinationPath);

    /// <summary>The path with <c>\</c> between its parts.</summary>
    public static WinRelativePath ToWinRelativePath(this RelativePath path) => (WinRelativePath)(string?)path;

    /// <summary>The path with <c>/</c> between its parts.</summary>
    public static UnixRelativePath ToUnixRelativePath(this RelativePath path) => (UnixRelativePath)(string?)path;

    /// <inheritdoc cref="IsDescendantPath"/>
    public static bool Contains(this AbsolutePath basePath, string destinationPath) => IsDescendantPath(basePath, destinationPath);

    /// <summary>The way from one path to another; empty when they are the same. Case counts except below a drive.</summary>
    /// <exception cref="ArgumentException">The paths have different roots, so there is no way.</exception>
    public static string GetRelativePath(string basePath, string destinationPath)
    {
        basePath = NormalizePath(basePath);
        destinationPath = NormalizePath(destinationPath);
        Assert.True(
            string.Equals(GetPathRoot(basePath), GetPathRoot(destinationPath), PathRoot.ComparisonOf(basePath)),
            $"There is no way from '{basePath}' to '{destinationPath}': they have different roots.");
        var from = PathRoot.PartsOf(basePath);
        var to = PathRoot.PartsOf(destinationPath);
        var common = from.Zip(to).TakeWhile(pair => string.Equals(pair.First, pair.Second, PathRoot.ComparisonOf(basePath))).Count();
        return string.Join(PathRoot.SeparatorOf(basePath), Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    /// <summary>True when <paramref name="destinationPath"/> is <paramref name="basePath"/> or lies below it.</summary>
    public static bool IsDescendantPath(string basePath, string destinationPath)
    {
        basePath = NormalizePath(basePath);
        destinationPath = NormalizePath(destinationPath);
        var comparer = StringComparer.FromComparison(PathRoot.ComparisonOf(basePath));
        var parts = PathRoot.PartsOf(basePath);
        return comparer.Equals(GetPathRoot(basePath), GetPathRoot(destinationPath))
            && PathRoot.PartsOf(destinationPath).Take(parts.Length).SequenceEqual(parts, comparer);
    }

    /// <summary>True when the path starts with a root.</summary>
    public static bool HasPathRoot(string? path) => GetPathRoot(path) is not null;

    /// <summary>What roots the path: <c>/</c>, <c>C:</c> or <c>\\server</c>; null when nothing does.</summary>
    public static string? GetPathRoot(string? path) => PathRoot.Of(path);

    /// <summary>Puts one path behind another.</summary>
    /// <param name="left">The first part; null or blank is none.</param>
    /// <param name="right">The second part; null or blank is none.</param>
    /// <param name="separator">Stands between the two; null is the one of <paramref name="left"/>.</param>
    /// <exception cref="ArgumentException">The second part is rooted, or the separator is not that of the root.</exception>
    public static string Combine(string? left, string? right, char? separator = null)
    {
        left = PathRoot.TrimEnd(left);
        right = PathRoot.TrimEnd(right);
        Assert.False(HasPathRoot(right), $"'{right}' is an absolute path, it cannot be below '{left}'.");
        if (string.IsNullOrWhiteSpace(left))
            return right ?? "";
        if (string.IsNullOrWhiteSpace(right))
            return PathRoot.IsDrive(left) ? left + '\\' : left;
        PathRoot.CheckSeparator(left, separator);
        return left.EndsWith('/') ? left + right : $"{left}{separator ?? PathRoot.SeparatorOf(left)}{right}";
    }

    /// <summary>The shortest form of a path: no <c>.</c>, no <c>..</c> but at the start of a relative one, one separator between parts and none at the end.</summary>
    /// <param name="path">The path; null is the empty one.</param>
    /// <param name="separator">Stands between the parts; null is the one of the path's root.</param>
    /// <exception cref="ArgumentException">The path leads beyond its root, or the separator is not that of the root.</exception>
    public static string NormalizePath(string? path, char? separator = null)
    {
        PathRoot.CheckSeparator(path, separator);
        var root = GetPathRoot(path);
        var parts = new List<string>();
        foreach (var part in PathRoot.PartsOf(path))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part == ".." && root is not null)
                throw new ArgumentException($"'{path}' leads beyond its root '{root}'.", nameof(path));
            else if (part != ".")
                parts.Add(part);
        }

        return Combine(root, string.Join(separator ?? PathRoot.SeparatorOf(path), parts), separator);
    }
}
