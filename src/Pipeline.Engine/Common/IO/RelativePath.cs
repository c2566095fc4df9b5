using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.IO;

/// <summary>A path below some folder in its shortest form, with the system's separators.</summary>
public class RelativePath
{
    private readonly string _path;
    private readonly char? _separator;

    /// <summary>Creates a path.</summary>
    /// <param name="path">The text, as it is.</param>
    /// <param name="separator">Stands between parts that are added; null is the system's.</param>
    protected RelativePath(string path, char? separator = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        (_path, _separator) = (path, separator);
    }

    /// <summary>Makes a path of a text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static explicit operator RelativePath?(string? path) => path is null ? null : new RelativePath(PathConstruction.NormalizePath(path));

    /// <summary>The path as text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(RelativePath? path) => path?._path;

    /// <summary>Goes up: <c>path / ..</c> is the parent.</summary>
    public static RelativePath operator /(RelativePath left, Range range) =>
        range.Equals(Range.All) ? left / ".." : throw new ArgumentException("The only range a path takes is '..', its parent.", nameof(range));

    /// <summary>Goes down by another relative path, or up by <c>..</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="right"/> is absolute.</exception>
    public static RelativePath operator /(RelativePath left, string? right)
    {
        var separator = left.NotNull()._separator;
        return new RelativePath(PathConstruction.NormalizePath(PathConstruction.Combine(left._path, right, separator), separator), separator);
    }

    /// <summary>Puts a text behind the last part, as it is.</summary>
    public static RelativePath operator +(RelativePath left, string? right) => new(left.NotNull()._path + right);

    /// <inheritdoc/>
    public override string ToString() => _path;
}
