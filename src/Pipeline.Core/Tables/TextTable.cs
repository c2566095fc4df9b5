using System.Text;

namespace Pipeline.Core.Tables;

/// <summary>Rows of text in aligned columns.</summary>
internal static class TextTable
{
    /// <summary>The rows, one a line; every column but the last is as wide as its widest cell.</summary>
    /// <param name="rows">The title first; all have the same number of cells.</param>
    public static string Write(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length - 1).Select(column => rows.Max(row => row[column].Length)).ToList();
        var table = new StringBuilder();
        foreach (var row in rows)
        {
            for (var column = 0; column < widths.Count; column++)
                table.Append(row[column].PadRight(widths[column] + 2));
            table.Append(row[^1]).Append('\n');
        }

        return table.ToString();
    }
}
