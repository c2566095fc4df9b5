using System.Text.RegularExpressions;

namespace Pipeline.EndToEnd.Releases;

/// <summary>A page of the documentation that shows commands and what they print.</summary>
internal static partial class ConsolePage
{
    /// <summary>Every command of the page's console blocks, with the parts of its output in order.</summary>
    public static IReadOnlyList<(string Command, IReadOnlyList<string> Expected)> Read(string path)
    {
        List<(string Command, IReadOnlyList<string> Expected)> steps = [];
        foreach (Match block in Blocks().Matches(File.ReadAllText(path)))
        {
            foreach (var line in block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.StartsWith("$ ", StringComparison.Ordinal))
                    steps.Add((line[2..], []));
                else
                    steps[^1] = (steps[^1].Command, [.. steps[^1].Expected, .. line.Split('…', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
            }
        }

        return steps;
    }

    /// <summary>The text with every id made the same.</summary>
    public static string Comparable(string text) => Ids().Replace(text, "ID");

    /// <summary>The name of the bundle that a text says was sealed; null when it says none.</summary>
    public static string? SealedIn(string text) => Seals().Match(text) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex("```console\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\bseals\s+(?<name>\d{4}-\d\d-\d\d\.\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Seals();

    [GeneratedRegex(@"\b[0-9a-f]{12}\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Ids();
}
