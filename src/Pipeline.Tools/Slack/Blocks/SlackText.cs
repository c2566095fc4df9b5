using System.Globalization;
using System.Text;
using Pipeline.Core.Text;

namespace Pipeline.Tools.Slack.Blocks;

/// <summary>Text from outside, as Slack shows it letter by letter: escaped, so that nothing in it mentions, links or formats, and short enough.</summary>
internal static class SlackText
{
    private const int LongestLine = 500;
    private const char Cut = '\u2026';

    /// <summary><paramref name="text"/> on one line of at most <paramref name="most"/> characters; what is too long ends with "…".</summary>
    public static string Line(string text, int most)
    {
        var line = PlainText.OneLine(text).Trim();
        var escaped = new StringBuilder();
        var fits = 0;
        foreach (var letter in line.EnumerateRunes())
        {
            Append(escaped, letter);
            if (escaped.Length < most)
                fits = escaped.Length;
            if (escaped.Length > most)
                return string.Concat(escaped.ToString(0, fits).TrimEnd(), $"{Cut}");
        }

        return escaped.ToString();
    }

    /// <summary>As many whole lines as fit into <paramref name="most"/> characters, then how many more there are.</summary>
    public static string Lines(IEnumerable<string> lines, int most)
    {
        var all = lines.SelectMany(line => PlainText.Lines(line).Split('\n')).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => Line(line, LongestLine)).ToList();
        if (all.Sum(line => line.Length + 1) - 1 <= most)
            return string.Join('\n', all);
        var room = most - More(all.Count).Length;
        var taken = all.TakeWhile(line => (room -= line.Length + 1) >= 0).ToList();
        return string.Join('\n', [.. taken, More(all.Count - taken.Count)]);
    }

    private static string More(int number) => string.Create(CultureInfo.InvariantCulture, $"{Cut} and {number} more");

    // The three characters that Slack's own syntax uses.
    private static void Append(StringBuilder text, Rune letter) => _ = letter.Value switch
    {
        '&' => text.Append("&amp;"),
        '<' => text.Append("&lt;"),
        '>' => text.Append("&gt;"),
        _ => text.Append(letter.ToString()),
    };
}
