using System.Globalization;
using System.Text;
using Pipeline.Core.Text;

namespace Pipeline.Reports.Markup;

/// <summary>Writes GitHub's Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>Appends a row of a table; the cells are markup already.</summary>
    public static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");

    /// <summary>Text that cannot become markup, on one line.</summary>
    public static string Plain(string text)
    {
        // Every ASCII punctuation may be escaped by a backslash (CommonMark 2.4); '<' and '&' become entities, so that no
        // renderer can take them for HTML; '@' would call for a user.
        var plain = new StringBuilder(text.Length);
        foreach (var letter in PlainText.OneLine(text.Replace("\r", "", StringComparison.Ordinal)))
        {
            _ = letter switch
            {
                '<' => plain.Append("&lt;"),
                '>' => plain.Append("&gt;"),
                '&' => plain.Append("&amp;"),
                '@' => plain.Append("&#64;"),
                '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '#' or '+' or '!' or '|' or '~' => plain.Append('\\').Append(letter),
                _ => plain.Append(letter),
            };
        }

        return plain.ToString().Replace("http://", "http&#58;//", StringComparison.OrdinalIgnoreCase).Replace("https://", "https&#58;//", StringComparison.OrdinalIgnoreCase);
    }
}
