using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Nuke.Common.IO;

/// <summary>A pattern for paths, with the meaning that it has in NUKE, whose library (Glob 1.1) is not on every feed.</summary>
/// <param name="Parts">What the names from the folder down must fit, one each; null fits any number of folders.</param>
internal sealed record Glob(IReadOnlyList<Regex?> Parts)
{
    private static readonly SearchValues<char> NotInTexts = SearchValues.Create("*?![]{");

    /// <exception cref="ArgumentException">A <c>[</c> or <c>{</c> is not closed, or has what it cannot have.</exception>
    public static Glob Parse(string pattern, bool isCaseSensitive)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var options = RegexOptions.Singleline | RegexOptions.CultureInvariant | (isCaseSensitive ? RegexOptions.None : RegexOptions.IgnoreCase);
        return new Glob([.. pattern.Length == 0 ? [] : pattern.Split('/', '\\').Select(part => part == "**" ? null : new Regex($"^{Translate(part, pattern)}$", options))]);
    }

    private static string Translate(string part, string pattern)
    {
        var regex = new StringBuilder();
        for (var index = 0; index < part.Length; index++)
        {
            regex.Append(part[index] switch
            {
                '*' => ".*",
                '?' or '!' => ".",
                '[' => Set(part, ref index, pattern),
                '{' => Texts(part, ref index, pattern),
                // Alone they have no meaning, and cannot be escaped: nothing fits.
                ']' or '}' or ',' => "(?!)",
                var letter => Regex.Escape($"{letter}"),
            });
        }

        return regex.ToString();
    }

    // A bracket that comes first is one of the characters, so is a dash at either end.
    private static string Set(string part, ref int index, string pattern)
    {
        var start = index + (part[(index + 1)..] is ['!' or '?', ..] ? 2 : 1);
        var end = start + 1 < part.Length ? part.IndexOf(']', start + 1) : -1;
        var characters = end < 0 ? "" : part[start..end];
        if (characters.Length == 0 || characters.AsSpan(1).ContainsAny("[{},"))
            throw Unreadable(pattern, "a [ takes characters and ranges, and a ] closes it");
        var isNot = start == index + 2 ? "^" : "";
        index = end;
        var set = new StringBuilder();
        for (var next = 0; next < characters.Length; next++)
        {
            var first = characters[next];
            if (next + 2 < characters.Length && characters[next + 1] == '-')
                next += 2;
            set.Append(Character(first)).Append('-').Append(Character(characters[next] < first ? first : characters[next]));
        }

        return $"[{isNot}{set}]";
    }

    private static string Character(char character) => character is '-' or '^' or '\\' or '[' or ']' ? $"\\{character}" : $"{character}";

    private static string Texts(string part, ref int index, string pattern)
    {
        var end = part.IndexOf('}', index);
        string[] texts = end < 0 ? [""] : part[(index + 1)..end].Split(',');
        if (texts.Any(text => text.Length == 0 || text.AsSpan().ContainsAny(NotInTexts)))
            throw Unreadable(pattern, "a { takes texts without wildcards, divided by commas, and a } closes it");
        index = end;
        return $"(?:{string.Join('|', texts.Select(Regex.Escape))})";
    }

    private static ArgumentException Unreadable(string pattern, string rule) => new($"'{pattern}' is no pattern for paths: {rule}.");
}
