using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Components.Progress;

/// <summary>What a terminal of a given width shows after it was written to: it wraps, and obeys what moves the cursor and erases.</summary>
internal sealed partial class VirtualScreen(int width) : StringWriter(CultureInfo.InvariantCulture)
{
    /// <summary>The lines, without blank ends.</summary>
    public IReadOnlyList<string> Show()
    {
        var rows = new List<StringBuilder> { new() };
        var (row, column) = (0, 0);
        foreach (var piece in Piece.Matches(ToString()).Select(match => match.Value))
        {
            if (piece == "\n")
                (row, column) = (row + 1, 0);
            else if (piece == "\r")
                column = 0;
            else if (piece[0] != '\e')
                Put(rows, piece, ref row, ref column);
            else
                Obey(rows, piece, ref row, ref column);
            while (rows.Count <= row)
                rows.Add(new StringBuilder());
        }

        return [.. rows.Select(line => line.ToString().TrimEnd())];
    }

    private void Put(List<StringBuilder> rows, string letter, ref int row, ref int column)
    {
        if (column >= width)
            (row, column) = (row + 1, 0);
        while (rows.Count <= row)
            rows.Add(new StringBuilder());
        var line = rows[row];
        while (line.Length <= column)
            line.Append(' ');
        line[column++] = letter[0];
    }

    private static void Obey(List<StringBuilder> rows, string escape, ref int row, ref int column)
    {
        var count = int.TryParse(escape.AsSpan(2, escape.Length - 3), CultureInfo.InvariantCulture, out var number) ? number : 1;
        switch (escape[^1])
        {
            case 'A':
                row = Math.Max(row - count, 0);
                break;
            case 'B':
                row += count;
                break;
            case 'D':
                column = Math.Max(column - count, 0);
                break;
            case 'K':
                rows[row].Clear();
                break;
        }
    }

    [GeneratedRegex(@"\x1b\[[0-?]*[ -/]*[@-~]|[\s\S]")]
    private static partial Regex Piece { get; }
}
