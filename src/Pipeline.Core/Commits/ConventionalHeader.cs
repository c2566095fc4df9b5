using System.Text.RegularExpressions;

namespace Pipeline.Core.Commits;

/// <summary>The first line of a conventional commit: <c>type(scope)!: description</c> (items 1 to 5 and 13).</summary>
internal readonly partial record struct ConventionalHeader(string Type, string? Scope, bool IsBreaking, string Description)
{
    public static ConventionalHeader? TryParse(string line)
    {
        // Most lines are no header; the pattern need not see those.
        if (!line.Contains(": ", StringComparison.Ordinal) || Pattern().Match(line) is not { Success: true } match)
            return null;
        var scope = match.Groups["scope"];
        return new ConventionalHeader(
            match.Groups["type"].Value.ToLowerInvariant(),
            scope.Success ? scope.Value.Trim() : null,
            match.Groups["breaking"].Success,
            match.Groups["description"].Value.Trim());
    }

    [GeneratedRegex(@"^(?<type>[A-Za-z][A-Za-z0-9_-]*)(\((?<scope>[^()\r\n]+)\))?(?<breaking>!)?: +(?<description>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
