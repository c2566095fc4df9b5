namespace Pipeline.Shared;

/// <summary>
/// One form of a secret, found however its characters are escaped: as JSON, XML, HTML, URLs, CSV, YAML and shells do it, each writer
/// choosing which characters and in which of the ways.
/// </summary>
/// <param name="form">What is looked for.</param>
/// <param name="characters">Its characters.</param>
internal sealed class SecretSpelling(string form, SecretCharacter[] characters)
{
    private const string Special = SecretEscape.Escapes + "+'\"";
    private readonly string _start = string.Concat(characters.Take(2).Select(character => character.Literal));

    public string Form { get; } = form;

    /// <summary>The character with which it begins where that is not escaped.</summary>
    public char First => characters[0].Literal[0];

    /// <summary>The code point with which it begins.</summary>
    public int FirstRune => characters[0].Rune.Value;

    /// <summary>Whether it may be at the beginning of <paramref name="text"/>, which begins with <see cref="First"/>. Nearly every text is told from it by this.</summary>
    public bool MayBeAt(ReadOnlySpan<char> text) => text.Length < 2 || _start.Length < 2 || text[1] == _start[1] || Special.Contains(text[1], StringComparison.Ordinal);

    /// <summary>Looks for it at the beginning of <paramref name="text"/>.</summary>
    /// <returns>How many characters it has there, 0 when it is not there; and whether it could be when more follows.</returns>
    public (int Length, bool IsCut) LengthAt(ReadOnlySpan<char> text)
    {
        var (index, end) = (0, 0);
        for (; index < characters.Length && end < text.Length; index++)
        {
            var (literal, first) = (characters[index].Literal, text[end]);
            if (first is '\\' or '&' or '%' or '+' or '"' or '\'' && IsWrittenOtherwise(characters[index], text[end..]))
                break;
            if (literal[0] != first)
                return (0, false);
            if (literal.Length > 1 && !text[end..].StartsWith(literal, StringComparison.Ordinal))
                return (0, literal.AsSpan().StartsWith(text[end..], StringComparison.Ordinal));
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

    private static bool IsWrittenOtherwise(SecretCharacter character, ReadOnlySpan<char> text) => text[0] switch
    {
        '\\' or '&' or '%' => SecretEscape.Read(text).MayBe(character.Rune),
        '+' => character.Rune.Value == ' ',
        '"' or '\'' => character.Rune.Value == text[0],
        _ => false,
    };
}
