namespace Nuke.Common.IO;

/// <summary>
/// Finds files and folders by patterns. <c>*</c> is any text, <c>?</c> any character, <c>[ab]</c>, <c>[a-z]</c> and <c>[!a]</c> one of a set,
/// <c>{one,two}</c> one of several texts, <c>**</c> as a whole part any folders, also none. A pattern goes down from its folder: <c>.</c>,
/// <c>..</c>, a root, and an empty part (as behind a <c>/</c> at the end) find nothing.
/// </summary>
public static class Globbing
{
    /// <summary>Whether case counts. Default: except on Windows.</summary>
    public static GlobbingCaseSensitivity GlobbingCaseSensitivity;

    private static bool IsCaseSensitive => GlobbingCaseSensitivity switch
    {
        GlobbingCaseSensitivity.CaseSensitive => true,
        GlobbingCaseSensitivity.CaseInsensitive => false,
        _ => !EnvironmentInfo.IsWin,
    };

    /// <summary>
    /// The files below the folder that fit: pattern by pattern, a file as often as patterns fit it; for each pattern level by level, sorted.
    /// Without patterns the folder itself is one.
    /// </summary>
    /// <exception cref="ArgumentException">A pattern cannot be read.</exception>
    public static IReadOnlyCollection<AbsolutePath> GlobFiles(this AbsolutePath directory, params string[] patterns) => [.. Find(directory, patterns, (search, glob) => search.Files(glob))];

    /// <summary>The folders below the folder that fit, found like files; <c>**</c> finds the folder itself too.</summary>
    /// <inheritdoc cref="GlobFiles(AbsolutePath, string[])"/>
    public static IReadOnlyCollection<AbsolutePath> GlobDirectories(this AbsolutePath directory, params string[] patterns) => [.. Find(directory, patterns, (search, glob) => search.Folders(glob))];

    /// <inheritdoc cref="GlobFiles(AbsolutePath, string[])"/>
    public static IReadOnlyCollection<string> GlobFiles(string directory, params string[] patterns) =>
        [.. EnvironmentInfo.WorkingDirectory.Resolve(directory).GlobFiles(patterns).Select(path => path.ToString())];

    /// <inheritdoc cref="GlobDirectories(AbsolutePath, string[])"/>
    public static IReadOnlyCollection<string> GlobDirectories(string directory, params string[] patterns) =>
        [.. EnvironmentInfo.WorkingDirectory.Resolve(directory).GlobDirectories(patterns).Select(path => path.ToString())];

    private static IEnumerable<AbsolutePath> Find(AbsolutePath directory, string[] patterns, Func<GlobSearch, Glob, IEnumerable<string>> find)
    {
        if (patterns.Length == 0)
            (directory, patterns) = Split(directory.NotNull());
        return patterns.SelectMany(pattern => find(new GlobSearch(directory), Glob.Parse(pattern, IsCaseSensitive))).Select(AbsolutePath.Create);
    }

    private static (AbsolutePath Directory, string[] Patterns) Split(AbsolutePath pattern)
    {
        var directory = pattern;
        while (directory.ToString().Contains('*', StringComparison.Ordinal) && directory.Parent is { } parent)
            directory = parent;
        return (directory, [directory.GetRelativePathTo(pattern)!]);
    }
}
