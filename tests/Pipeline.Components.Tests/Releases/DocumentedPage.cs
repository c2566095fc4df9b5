using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Pipeline.Components.Tests.Releases;

/// <summary>A page of the documentation.</summary>
internal static partial class DocumentedPage
{
    /// <summary>The lines of every block of <paramref name="language"/> on the page, block by block.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Blocks(string page, string language) =>
    [
        .. Block().Matches(File.ReadAllText(Path.Combine(Folder(), page)))
            .Where(block => block.Groups["language"].Value == language)
            .Select(block => block.Groups["lines"].Value.TrimEnd('\n').Split('\n')),
    ];

    private static string Folder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs"));

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<lines>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
