using System.Text.RegularExpressions;

namespace Pipeline.Core.Dockerfiles;

/// <summary>The parser directives, comments of the form <c># name=value</c> that stand before anything else.</summary>
/// <param name="Escape">The escape character; null when none is set.</param>
/// <param name="Syntax">The image of the frontend that builds this file; null for the builder's own.</param>
/// <param name="SyntaxLine">The line of <paramref name="Syntax"/>, from 1.</param>
internal sealed partial record DockerfileDirectives(char? Escape, string? Syntax, int SyntaxLine)
{
    public static DockerfileDirectives Read(IReadOnlyList<string> lines)
    {
        var found = new DockerfileDirectives(null, null, 0);
        // A file that is made executable begins with the program that builds it.
        var first = lines.Count > 0 && lines[0].StartsWith("#!", StringComparison.Ordinal) ? 1 : 0;
        for (var index = first; index < lines.Count && Directive.Match(lines[index]) is { Success: true } match; index++)
        {
            var value = match.Groups[2].Value;
            switch (match.Groups[1].Value.ToUpperInvariant())
            {
                case "SYNTAX":
                    // What follows the image is for the frontend.
                    found = found with { Syntax = value.Split(' ', '\t')[0], SyntaxLine = index + 1 };
                    break;
                case "ESCAPE":
                    found = found with { Escape = value is "\\" or "`" ? value[0] : throw new DockerfileException(index + 1, $"the escape character is \\ or `, not '{value}'") };
                    break;
                case "CHECK":
                    break;
                default:
                    return found;
            }
        }

        return found;
    }

    [GeneratedRegex(@"^\s*#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Directive { get; }
}
