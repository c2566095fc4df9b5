namespace Nuke.Common.IO;

/// <summary>What roots a path, on every system: <c>/</c>, a drive, or a share's server.</summary>
internal static class PathRoot
{
    private static readonly char[] Separators = ['\\', '/'];

    /// <summary>The root; null for a relative path.</summary>
    public static string? Of(string? path) => path switch
    {
        null => null,
        ['/', ..] => "/",
        [var drive, ':', ..] when char.IsLetter(drive) => path[..2],
        ['\\', '\\', var first, ..] when char.IsLetterOrDigit(first) => path.IndexOf('\\', 2) is var end && end < 0 ? path : path[..end],
        _ => null,
    };

    public static bool IsDrive(string path) => path.Length == 2 && Of(path) == path && path[1] == ':';

    public static char SeparatorOf(string? path) => Of(path) switch
    {
        null => Path.DirectorySeparatorChar,
        "/" => '/',
        _ => '\\',
    };

    /// <summary>The parts below the root, divided by either separator.</summary>
    public static string[] PartsOf(string? path) => (path ?? "")[(Of(path)?.Length ?? 0)..].Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Case counts except below a drive.</summary>
    public static StringComparison ComparisonOf(string path) => Of(path) is [_, ':'] ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public static string? TrimEnd(string? path) => path is "/" ? path : path?.TrimEnd(Separators);

    /// <exception cref="ArgumentException">The root of the path has another separator.</exception>
    public static void CheckSeparator(string? path, char? separator) =>
        Assert.True(separator is null || Of(path) is null || separator == SeparatorOf(path), $"The parts of '{path}' are separated by '{SeparatorOf(path)}', not by '{separator}'.");
}
