using System.Buffers;
using System.Globalization;
using System.Text;

namespace Pipeline.Workflows.Yaml;

/// <summary>
/// How a scalar is written so that every YAML 1.1 and 1.2 reader gets the same string back: plain where nothing can be
/// misread, else in single quotes, with escapes in double quotes only where a character asks for them.
/// </summary>
internal static class YamlText
{
    private static readonly SearchValues<char> PlainStart =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_/$");

    private static readonly SearchValues<char> PlainRest =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 _-./$@+=~^(){}[]'\"|&!*,:;<>?%\\#");

    // Words that a reader of YAML 1.1 or 1.2 takes for a Boolean, null, or a merge key.
    private static readonly HashSet<string> Reserved =
        new(["true", "false", "yes", "no", "on", "off", "y", "n", "null"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A key: an ordinary name stays plain, also <c>on</c>, which every reader of workflows takes for a string.</summary>
    public static string Key(string name) => Expressions.Identifier.IsValid(name) ? name : Inline(name);

    /// <summary>An item of a list on one line.</summary>
    public static string Item(string value) => value.AsSpan().ContainsAny("[]{},") && !value.Any(NeedsEscape) ? SingleQuoted(value) : Inline(value);

    /// <summary>The scalar on one line.</summary>
    public static string Inline(string value)
    {
        if (IsPlain(value))
            return value;
        return value.Any(NeedsEscape) ? DoubleQuoted(value) : SingleQuoted(value);
    }

    /// <summary>True when the value may be written as a literal block (<c>|</c>): several lines of printable text.</summary>
    public static bool IsBlock(string value) =>
        value.Contains('\n', StringComparison.Ordinal)
        && !value.StartsWith(' ') && !value.StartsWith('\n')
        && !value.EndsWith("\n\n", StringComparison.Ordinal)
        && value.Split('\n').All(line => line.Length == 0 || (!line.Any(NeedsEscape) && line.Trim().Length > 0));

    private static bool IsPlain(string value)
    {
        if (value.Length == 0 || Reserved.Contains(value))
            return false;
        if (!PlainStart.Contains(value[0]) && !value.StartsWith("./", StringComparison.Ordinal))
            return false;
        return !value.AsSpan().ContainsAnyExcept(PlainRest)
            && !value.Contains(": ", StringComparison.Ordinal)
            && !value.Contains(" #", StringComparison.Ordinal)
            && value[^1] is not (' ' or ':');
    }

    private static bool NeedsEscape(char character) =>
        char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029' or '\uFEFF' or >= '\uFFFE';

    private static string SingleQuoted(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string DoubleQuoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when char.IsSurrogate(character) => text.Append(character),
                _ when NeedsEscape(character) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }
}
