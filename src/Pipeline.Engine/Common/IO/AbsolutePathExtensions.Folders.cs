using System.Runtime.CompilerServices;

namespace Nuke.Common.IO;

/// <summary>What one does with files and folders.</summary>
public static partial class AbsolutePathExtensions
{
    /// <summary>Creates the folder, with those around it, unless it is there.</summary>
    public static AbsolutePath CreateDirectory(this AbsolutePath path)
    {
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Makes the folder be there and be empty.</summary>
    public static AbsolutePath CreateOrCleanDirectory(this AbsolutePath path)
    {
        path.DeleteDirectory();
        return path.CreateDirectory();
    }

    /// <summary>Deletes the file unless it is gone already, also a read-only one.</summary>
    public static void DeleteFile(this AbsolutePath path)
    {
        if (!path.FileExists())
            return;
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
    }

    /// <summary>Deletes the folder with all it has unless it is gone already, also read-only files; links are removed, not followed.</summary>
    public static void DeleteDirectory(this AbsolutePath path)
    {
        if (!path.DirectoryExists())
            return;
        if (OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
                File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(path, recursive: true);
    }

    /// <summary>Deletes the files.</summary>
    public static void DeleteFiles(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
            path.DeleteFile();
    }

    /// <summary>Deletes the folders.</summary>
    public static void DeleteDirectories(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
            path.DeleteDirectory();
    }

    /// <summary>True when it is there. The argument's name says as what: <c>...File</c>, <c>...Executable</c>, <c>...Exe</c>, <c>...Script</c>
    /// or <c>...Archive</c> is a file, <c>...Directory</c>, <c>...Dir</c> or <c>...Folder</c> a folder.</summary>
    /// <exception cref="ArgumentException">The name does not say.</exception>
    public static bool Exists(this AbsolutePath path, [CallerArgumentExpression("path")] string? expression = null) =>
        EndsWithAny(expression, "file", "executable", "exe", "script", "archive") ? path.FileExists()
        : EndsWithAny(expression, "directory", "dir", "folder") ? path.DirectoryExists()
        : throw new ArgumentException($"'{expression}' does not say whether it is a file or a folder; use FileExists or DirectoryExists.", nameof(expression));

    /// <summary>True when it is a file.</summary>
    public static bool FileExists(this AbsolutePath? path) => File.Exists(path);

    /// <summary>True when it is a folder.</summary>
    public static bool DirectoryExists(this AbsolutePath? path) => Directory.Exists(path);

    /// <summary>The path when it is a file or a folder, else null.</summary>
    public static AbsolutePath? Existing(this AbsolutePath path, [CallerArgumentExpression("path")] string? expression = null) => path.Exists(expression) ? path : null;

    /// <summary>The path when it is a file, else null.</summary>
    public static AbsolutePath? ExistingFile(this AbsolutePath path) => path.FileExists() ? path : null;

    /// <summary>The path when it is a folder, else null.</summary>
    public static AbsolutePath? ExistingDirectory(this AbsolutePath path) => path.DirectoryExists() ? path : null;

    /// <summary>Those that are files.</summary>
    public static IEnumerable<AbsolutePath> WhereFileExists(this IEnumerable<AbsolutePath> paths) => paths.Where(path => path.FileExists());

    /// <summary>Those that are folders.</summary>
    public static IEnumerable<AbsolutePath> WhereDirectoryExists(this IEnumerable<AbsolutePath> paths) => paths.Where(path => path.DirectoryExists());

    /// <summary>The files of the folder and of those in it, down to <paramref name="depth"/> levels: folder by folder, level by level, sorted.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="pattern">The name, with <c>*</c> and <c>?</c>.</param>
    /// <param name="depth">1 (the default) is the folder alone.</param>
    /// <param name="attributes">Only those with these attributes.</param>
    /// <exception cref="ArgumentException">The depth is negative.</exception>
    public static IEnumerable<AbsolutePath> GetFiles(this AbsolutePath path, string pattern = "*", int depth = 1, FileAttributes attributes = 0)
    {
        Assert.True(depth >= 0, $"There are no {depth} levels of folders.");
        return depth == 0 ? [] : path.GetDirectories(depth: depth - 1).Prepend(path).SelectMany(folder => Matching(Directory.EnumerateFiles(folder, pattern), attributes));
    }

    /// <summary>The folders in the folder, down to <paramref name="depth"/> levels: level by level, sorted. The pattern does not count for what lies on the way.</summary>
    /// <inheritdoc cref="GetFiles"/>
    public static IEnumerable<AbsolutePath> GetDirectories(this AbsolutePath path, string pattern = "*", int depth = 1, FileAttributes attributes = 0)
    {
        Assert.True(depth >= 0, $"There are no {depth} levels of folders.");
        IReadOnlyList<string> level = [path];
        for (; level.Count > 0 && depth > 0; depth--)
        {
            foreach (var folder in Matching(level.SelectMany(one => Directory.EnumerateDirectories(one, pattern)), attributes))
                yield return folder;
            level = depth > 1 ? [.. level.SelectMany(Directory.EnumerateDirectories)] : [];
        }
    }

    private static IEnumerable<AbsolutePath> Matching(IEnumerable<string> entries, FileAttributes attributes) =>
        entries.Where(entry => attributes == 0 || (File.GetAttributes(entry) & attributes) == attributes).Order(StringComparer.Ordinal).Select(AbsolutePath.Create);

    private static bool EndsWithAny(string? text, params ReadOnlySpan<string> ends)
    {
        foreach (var end in ends)
        {
            if (text is not null && text.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
