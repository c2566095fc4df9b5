namespace Pipeline.Core.Dockerfiles;

/// <summary>A pattern of <c>${V#pattern}</c> and the like: <c>*</c> is any text, <c>?</c> any character, and the escape character takes the next one as it is.</summary>
internal sealed class ShellPattern
{
    // Nobody names an image with more; every place in the text is tried.
    private const int LongestText = 4096;
    private readonly List<(char Character, bool IsWild)> _parts = [];

    public ShellPattern(string pattern, char escape)
    {
        for (var index = 0; index < pattern.Length; index++)
        {
            var isEscape = pattern[index] == escape && index + 1 < pattern.Length;
            index += isEscape ? 1 : 0;
            _parts.Add((pattern[index], !isEscape && pattern[index] is '*' or '?'));
        }
    }

    /// <summary>The text without the shortest or longest beginning that matches; null when the text is too long.</summary>
    public string? WithoutPrefix(string text, bool longest) =>
        Lengths(text, longest) is { } lengths ? text[lengths.FirstOrDefault(length => Matches(text.AsSpan(0, length)))..] : null;

    /// <summary>The text without the shortest or longest end that matches; null when the text is too long.</summary>
    public string? WithoutSuffix(string text, bool longest) =>
        Lengths(text, longest) is { } lengths ? text[..^lengths.FirstOrDefault(length => Matches(text.AsSpan(text.Length - length)))] : null;

    /// <summary>The text with the first match, or every one, replaced; null when the text is too long.</summary>
    public string? Replace(string text, string replacement, bool all)
    {
        if (text.Length > LongestText)
            return null;
        for (var start = 0; start < text.Length; start++)
        {
            var length = Enumerable.Range(0, text.Length - start).Select(skipped => text.Length - start - skipped).FirstOrDefault(length => Matches(text.AsSpan(start, length)));
            if (length == 0)
                continue;
            var after = text[(start + length)..];
            return $"{text[..start]}{replacement}{(all ? Replace(after, replacement, all) : after)}";
        }

        return text;
    }

    private static IEnumerable<int>? Lengths(string text, bool longest)
    {
        if (text.Length > LongestText)
            return null;
        var lengths = Enumerable.Range(0, text.Length + 1);
        return longest ? lengths.Reverse() : lengths;
    }

    // Goes back to the last star only, so that the time is bounded by the product of both lengths.
    private bool Matches(ReadOnlySpan<char> text)
    {
        var (part, star, resume) = (0, -1, 0);
        for (var index = 0; index < text.Length;)
        {
            if (part < _parts.Count && _parts[part] is ('*', true))
            {
                (star, resume) = (part++, index);
            }
            else if (part < _parts.Count && (_parts[part] is ('?', true) || (!_parts[part].IsWild && _parts[part].Character == text[index])))
            {
                part++;
                index++;
            }
            else if (star >= 0)
            {
                part = star + 1;
                index = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (part < _parts.Count && _parts[part] is ('*', true))
            part++;
        return part == _parts.Count;
    }
}
