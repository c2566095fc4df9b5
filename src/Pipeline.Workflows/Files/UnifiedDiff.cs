using System.Globalization;
using System.Text;

namespace Pipeline.Workflows.Files;

/// <summary>The difference of two texts as a unified diff with three lines of context.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The diff from <paramref name="before"/> to <paramref name="after"/>; null is no file.</summary>
    public static string Of(string path, string? before, string? after)
    {
        var lines = Compare(Lines(before), Lines(after));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"--- {(before is null ? "/dev/null" : "a/" + path)}\n+++ {(after is null ? "/dev/null" : "b/" + path)}\n");
        foreach (var (start, end) in Hunks(lines))
            AppendHunk(text, lines, start, end);
        return text.ToString();
    }

    private static string[] Lines(string? text) => text is null or "" ? [] : text.TrimEnd('\n').Split('\n');

    // The longest common subsequence; generated files have a few hundred lines.
    private static List<(char Kind, string Line)> Compare(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var left = before.Length - 1; left >= 0; left--)
        {
            for (var right = after.Length - 1; right >= 0; right--)
                common[left, right] = before[left] == after[right] ? common[left + 1, right + 1] + 1 : Math.Max(common[left + 1, right], common[left, right + 1]);
        }

        var lines = new List<(char, string)>();
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                lines.Add((' ', before[i++]));
                j++;
            }
            else if (j >= after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(('-', before[i++]));
            }
            else
            {
                lines.Add(('+', after[j++]));
            }
        }

        return lines;
    }

    private static List<(int Start, int End)> Hunks(List<(char Kind, string Line)> lines)
    {
        var hunks = new List<(int Start, int End)>();
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Kind == ' ')
                continue;
            var (start, end) = (Math.Max(0, index - Context), Math.Min(lines.Count, index + Context + 1));
            if (hunks.Count > 0 && hunks[^1].End >= start)
                hunks[^1] = (hunks[^1].Start, end);
            else
                hunks.Add((start, end));
        }

        return hunks;
    }

    private static void AppendHunk(StringBuilder text, List<(char Kind, string Line)> lines, int start, int end)
    {
        var before = lines.Take(start).Count(line => line.Kind != '+');
        var after = lines.Take(start).Count(line => line.Kind != '-');
        var hunk = lines[start..end];
        var (removed, added) = (hunk.Count(line => line.Kind != '+'), hunk.Count(line => line.Kind != '-'));
        text.Append(CultureInfo.InvariantCulture, $"@@ -{First(before, removed)},{removed} +{First(after, added)},{added} @@\n");
        foreach (var (kind, line) in hunk)
            text.Append(kind).Append(line).Append('\n');

        // An empty side starts before the first line.
        static int First(int before, int count) => count == 0 ? before : before + 1;
    }
}
