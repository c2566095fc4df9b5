using System.Text.RegularExpressions;

namespace Pipeline.Tools.Versions;

/// <summary><c>VERSION</c>: the version is the first line, a <c>v</c> before it is kept. An empty file gets one; a file that begins with anything else carries none.</summary>
internal sealed partial class PlainVersionFormat : IVersionFormat
{
    public bool Matches(string fileName) => IsName(fileName);

    /// <summary>Whether files of this name are expected to carry a version.</summary>
    public static bool IsName(string fileName) => fileName is "VERSION" or "VERSION.txt" or "version.txt";

    public IReadOnlyList<Range> Find(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [0..0];
        return Version().Match(text).Groups["version"] is { Success: true } found ? [found.Index..(found.Index + found.Length)] : [];
    }

    [GeneratedRegex(@"^\s*v?(?<version>\d[\w.+-]*)(?!\S)", RegexOptions.ExplicitCapture)]
    private static partial Regex Version();
}
