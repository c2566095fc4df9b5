using System.Globalization;
using System.Text;

namespace Pipeline.Core.Text;

/// <summary>Text from outside, made fit to be shown.</summary>
internal static class PlainText
{
    /// <summary>
    /// <paramref name="text"/> on one line, on which no terminal, log or chat acts: a space stands for every control character,
    /// line or paragraph separator, and for every character that reorders or hides others (Unicode's category Cf; UTS #39, UAX #9).
    /// </summary>
    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var line = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
            line.Append(IsPlain(letter) ? letter.ToString() : " ");
        return line.ToString();
    }

    /// <summary>The same of several lines: line ends (as <c>\n</c>) and tabs stay.</summary>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        return string.Join('\n', text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(line => string.Join('\t', line.Split('\t').Select(OneLine))));
    }

    private static bool IsPlain(Rune letter) => Rune.GetUnicodeCategory(letter) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
