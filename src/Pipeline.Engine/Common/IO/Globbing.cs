using Microsoft.Extensions.FileSystemGlobbing;

namespace Nuke.Common.IO;

/// <summary>Finds files and folders by patterns with <c>*</c> and <c>**</c>; a pattern that starts with <c>!</c> leaves out.</summary>
public static class Globbing
{
    /// <summary>The files below the folder that fit a pattern, sorted.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobFiles(this AbsolutePath directory, params string[] patterns) =>
        directory.DirectoryExists()
            ? [.. MatcherFor(patterns).GetResultsInFullPath(directory).Select(AbsolutePath.Create).OrderBy(path => path.ToString(), StringComparer.Ordinal)]
            : [];

    /// <summary>The folders below the folder that fit a pattern, sorted.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobDirectories(this AbsolutePath directory, params string[] patterns)
    {
        if (!directory.DirectoryExists())
            return [];
        var matcher = MatcherFor(patterns);
        return
        [
            .. Directory.EnumerateDirectories(directory, "*", SearchOption.AllDirectories)
                .Where(path => matcher.Match(Path.GetRelativePath(directory, path).Replace('\\', '/')).HasMatches)
                .Order(StringComparer.Ordinal)
                .Select(AbsolutePath.Create),
        ];
    }

    /// <inheritdoc cref="GlobFiles(AbsolutePath, string[])"/>
    public static IReadOnlyCollection<string> GlobFiles(string directory, params string[] patterns) =>
        [.. AbsolutePath.Create(Path.GetFullPath(directory)).GlobFiles(patterns).Select(path => path.ToString())];

    /// <inheritdoc cref="GlobDirectories(AbsolutePath, string[])"/>
    public static IReadOnlyCollection<string> GlobDirectories(string directory, params string[] patterns) =>
        [.. AbsolutePath.Create(Path.GetFullPath(directory)).GlobDirectories(patterns).Select(path => path.ToString())];

    private static Matcher MatcherFor(IEnumerable<string> patterns)
    {
        var matcher = new Matcher(OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
        foreach (var pattern in patterns)
        {
            if (pattern.StartsWith('!'))
                matcher.AddExclude(pattern[1..]);
            else
                matcher.AddInclude(pattern);
        }

        return matcher;
    }
}
