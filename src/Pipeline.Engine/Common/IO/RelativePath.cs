using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.IO;

/// <summary>A path below some folder.</summary>
public class RelativePath
{
    private readonly string _path;

    /// <summary>Creates a path.</summary>
    /// <param name="path">The text.</param>
    /// <param name="separator">Stands between the parts; null is the system's.</param>
    protected RelativePath(string path, char? separator = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        _path = path.Replace('\\', '/').Replace('/', separator ?? System.IO.Path.DirectorySeparatorChar);
    }

    /// <summary>Makes a path of a text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static explicit operator RelativePath?(string? path) => path is null ? null : new RelativePath(path);

    /// <summary>The path as text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(RelativePath? path) => path?._path;

    /// <summary>Goes down by another relative path.</summary>
    public static RelativePath operator /(RelativePath left, string? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return new RelativePath(System.IO.Path.Combine(left._path, right ?? ""));
    }

    /// <summary>Puts a text behind the last part.</summary>
    public static RelativePath operator +(RelativePath left, string? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return new RelativePath(left._path + right);
    }

    /// <inheritdoc/>
    public override string ToString() => _path;
}
