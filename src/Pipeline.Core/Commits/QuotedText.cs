using System.Text.RegularExpressions;

namespace Pipeline.Core.Commits;

/// <summary>What a message repeats of others: the release notes that dependency bots bring, quotations and code. It tells nothing of the commit itself.</summary>
internal static partial class QuotedText
{
    /// <summary>The lines without what they quote. What is opened and never closed is no quotation.</summary>
    public static IReadOnlyList<string> Remove(IReadOnlyList<string> lines)
    {
        var hidden = new bool[lines.Count];
        var open = new Stack<int>();
        int? fence = null;
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            hidden[index] |= line.StartsWith('>');
            if (fence is null && line.Contains('<', StringComparison.Ordinal))
                ReadTags(line, index);
            if (!IsFence(line))
                continue;
            if (fence is null)
            {
                fence = index;
            }
            else if (line[0] == lines[fence.Value][0])
            {
                hidden.AsSpan(fence.Value, index - fence.Value + 1).Fill(true);
                fence = null;
            }
        }

        return [.. lines.Where((_, index) => !hidden[index])];

        void ReadTags(string line, int index)
        {
            foreach (var tag in Tag().EnumerateMatches(line))
            {
                if (line[tag.Index + 1] != '/')
                    open.Push(index);
                else if (open.TryPop(out var start) && open.Count == 0)
                    hidden.AsSpan(start, index - start + 1).Fill(true);
            }
        }
    }

    private static bool IsFence(string line) => line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal);

    [GeneratedRegex("</?(details|blockquote)\\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
