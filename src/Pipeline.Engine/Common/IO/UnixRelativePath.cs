using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.IO;

/// <summary>A relative path with <c>/</c> between its parts on every system.</summary>
public class UnixRelativePath : RelativePath
{
    private UnixRelativePath(string path)
        : base(path, '/')
    {
    }

    /// <summary>Makes a path of a text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static explicit operator UnixRelativePath?(string? path) => path is null ? null : new UnixRelativePath(path);
}
