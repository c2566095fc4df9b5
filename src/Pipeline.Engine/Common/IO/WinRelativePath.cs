namespace Nuke.Common.IO;

/// <summary>A relative path with <c>\</c> between its parts on every system.</summary>
public class WinRelativePath : RelativePath
{
    /// <summary>Creates a path.</summary>
    /// <param name="path">The text, as it is.</param>
    /// <param name="separator">Stands between parts that are added.</param>
    protected WinRelativePath(string path, char? separator)
        : base(path, separator)
    {
    }

    /// <summary>Makes a path of a text; null is the empty path.</summary>
    public static explicit operator WinRelativePath(string? path) => new(PathConstruction.NormalizePath(path, '\\'), '\\');
}
