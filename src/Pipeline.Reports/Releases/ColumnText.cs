using System.Text;
using Pipeline.Core.Text;

namespace Pipeline.Reports.Releases;

/// <summary>Writes text for a terminal of 80 columns: what is longer goes on in the next line, indented. No terminal acts on what others wrote.</summary>
internal sealed class ColumnText
{
    /// <summary>The most columns of a line.</summary>
    public const int Width = 80;

    private readonly StringBuilder _text = new();

    /// <summary>An empty line.</summary>
    public ColumnText Blank()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>A text that begins after <paramref name="first"/>; its further lines begin in the column <paramref name="hanging"/>.</summary>
    public ColumnText Line(string first, string text, int hanging)
    {
        var line = new StringBuilder(first);
        var column = Columns(first);
        var isEmpty = true;
        foreach (var word in PlainText.OneLine(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Cut(word, Width - hanging)))
        {
            if (!isEmpty && column + 1 + Columns(word) > Width)
            {
                _text.Append(line).Append('\n');
                line.Clear().Append(' ', hanging);
                column = hanging;
                isEmpty = true;
            }

            line.Append(isEmpty ? "" : " ").Append(word);
            column += (isEmpty ? 0 : 1) + Columns(word);
            isEmpty = false;
        }

        _text.Append(line.ToString().TrimEnd()).Append('\n');
        return this;
    }

    /// <summary>A text from the left edge.</summary>
    public ColumnText Line(string text) => Line("", text, 2);

    /// <summary>A text beside its label.</summary>
    public ColumnText Field(string label, string text) => Line($"  {label.PadRight(10)}", text, 12);

    /// <summary>Texts beside a label, one a line.</summary>
    public ColumnText Fields(string label, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Field(label, text);
            label = "";
        }

        return this;
    }

    /// <summary>Numbered texts, each on a line of its own, in the column <paramref name="indent"/>.</summary>
    public ColumnText Numbered(int indent, IEnumerable<string> texts)
    {
        foreach (var (index, text) in texts.Index())
        {
            var number = $"{new string(' ', indent)}{index + 1}. ";
            Line(number, text, number.Length);
        }

        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static int Columns(string text) =>
        text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? text.EnumerateRunes().Sum(Columns) : text.Length;

    // Letters of East Asia and pictures take two columns; what is counted too wide is wrapped too early, and nothing worse.
    private static int Columns(Rune rune) => rune.Value < 0x1100 ? 1 : 2;

    private static IEnumerable<string> Cut(string word, int width)
    {
        if (Columns(word) <= width)
        {
            yield return word;
            yield break;
        }

        var part = new StringBuilder();
        var columns = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            if (columns + Columns(rune) > width)
            {
                yield return part.ToString();
                part.Clear();
                columns = 0;
            }

            part.Append(rune.ToString());
            columns += Columns(rune);
        }

        yield return part.ToString();
    }
}
