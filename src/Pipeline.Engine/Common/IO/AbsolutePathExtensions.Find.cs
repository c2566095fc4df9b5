namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>The nearest folder around the path that fulfils a condition; null when none does.</summary>
    /// <exception cref="ArgumentException">The path is not there.</exception>
    public static AbsolutePath? FindParent(this AbsolutePath path, Func<AbsolutePath, bool> predicate) => Existing(path).Ancestry().Skip(1).FirstOrDefault(predicate);

    /// <summary>The path itself or else the nearest folder around it that fulfils a condition; null when none does.</summary>
    /// <exception cref="ArgumentException">The path is not there.</exception>
    public static AbsolutePath? FindParentOrSelf(this AbsolutePath path, Func<AbsolutePath, bool> predicate) => Existing(path).Ancestry().FirstOrDefault(predicate);

    /// <summary>True when the folder has a file whose name fits.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="pattern">The name, with <c>*</c> and <c>?</c>.</param>
    /// <param name="options">Whether folders in it count too.</param>
    public static bool ContainsFile(this AbsolutePath path, string pattern, SearchOption options = SearchOption.TopDirectoryOnly) => Directory.EnumerateFiles(path, pattern, options).Any();

    /// <summary>True when the folder has a folder whose name fits.</summary>
    /// <inheritdoc cref="ContainsFile"/>
    public static bool ContainsDirectory(this AbsolutePath path, string pattern, SearchOption options = SearchOption.TopDirectoryOnly) => Directory.EnumerateDirectories(path, pattern, options).Any();

    /// <summary>Makes the file be there and have been written at a time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The time; null is now.</param>
    /// <param name="createDirectories">False fails when the folder is not there.</param>
    public static AbsolutePath TouchFile(this AbsolutePath path, DateTime? time = null, bool createDirectories = true)
    {
        if (createDirectories)
            path.NotNull().Parent?.CreateDirectory();
        using (File.Open(path, FileMode.OpenOrCreate))
        {
        }

        File.SetLastWriteTime(path, time ?? TimeProvider.System.GetLocalNow().LocalDateTime);
        return path;
    }

    /// <summary>The path, then every folder around it, up to the root.</summary>
    internal static IEnumerable<AbsolutePath> Ancestry(this AbsolutePath path)
    {
        for (var one = path; one is not null; one = one.Parent)
            yield return one;
    }

    private static AbsolutePath Existing(AbsolutePath path)
    {
        Assert.True(path.NotNull().FileExists() || path.DirectoryExists(), $"'{path}' is not there.");
        return path;
    }
}
