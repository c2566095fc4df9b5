namespace Pipeline.Shared;

/// <summary>
/// One form of a secret, found however its characters are escaped: as JSON, XML, HTML, URLs, CSV, YAML and shells do it, each writer
/// choosing which characters and in which of the ways.
/// </summary>
/// <param name="form">What is looked for.</param>
/// <param name="characters">Its characters.</param>
internal sealed class SecretSpelling(string form, SecretCharacter[] characters)
{
    /// <summary>The characters with which an escaped one begins.</summary>
    public const string Escapes = "\\&%";

    private const string Special = Escapes + "+'\"";

    public string Form { get; } = form;

    /// <summary>The character with which it begins where that is not escaped.</summary>
    public char First => characters[0].Literal[0];

    /// <summary>Looks for it at the beginning of <paramref name="text"/>.</summary>
    /// <returns>How many characters it has there, 0 when it is not there; and whether it could be when more follows.</returns>
    public (int Length, bool IsCut) LengthAt(ReadOnlySpan<char> text)
    {
        var (index, end) = (0, 0);
        for (; index < characters.Length && end < text.Length && !Special.Contains(text[end], StringComparison.Ordinal); index++)
        {
            var literal = characters[index].Literal;
            var rest = text[end..];
            if (!rest.StartsWith(literal, StringComparison.Ordinal))
                return (0, literal.AsSpan().StartsWith(rest, StringComparison.Ordinal));
            end += literal.Length;
        }

        return index == characters.Length ? (end, false) : end == text.Length ? (0, true) : LengthAt(text, index, end);
    }

    // What is there may be read in more than one way: "\\n" as a backslash and n, or as a line's end that was escaped twice.
    private (int Length, bool IsCut) LengthAt(ReadOnlySpan<char> text, int index, int end)
    {
        var (ends, next, isCut) = (new SortedSet<int> { end }, new SortedSet<int>(), false);
        for (; index < characters.Length; index++)
        {
            foreach (var start in ends)
                isCut |= characters[index].AddEnds(text, start, next);
            if (next.Count == 0)
                return (0, isCut);
            (ends, next) = (next, ends);
            next.Clear();
        }

        return (ends.Max, isCut);
    }
}
