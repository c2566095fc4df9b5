using System.Text.RegularExpressions;

namespace Pipeline.Tools.Versions;

/// <summary>Finds the key <c>version</c> of a table in TOML.</summary>
internal static partial class TomlVersion
{
    /// <summary>Where its text stands, in the first of <paramref name="tables"/> that has one; empty when none does.</summary>
    public static IReadOnlyList<Range> Find(string text, params IReadOnlyList<string> tables)
    {
        var table = "";
        foreach (var line in Line().EnumerateMatches(text))
        {
            var span = text.Substring(line.Index, line.Length);
            if (Table().Match(span) is { Success: true } header)
                table = header.Groups["name"].Value;
            else if (tables.Contains(table) && Version().Match(span).Groups["value"] is { Success: true } value)
                return [(line.Index + value.Index)..(line.Index + value.Index + value.Length)];
        }

        return [];
    }

    [GeneratedRegex(@"[^\r\n]+")]
    private static partial Regex Line();

    // A table of an array ends the one before, too.
    [GeneratedRegex(@"^\s*\[\s*(?<name>[^\]]+?)\s*\]+\s*(#.*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Table();

    [GeneratedRegex("""^\s*version\s*=\s*(["'])(?<value>[^"']*)\1""")]
    private static partial Regex Version();
}
