using System.Buffers;
using System.Text;

namespace Pipeline.Shared;

/// <summary>Masks secrets, in whatever form they are written, in texts that come whole or in pieces.</summary>
internal sealed class SecretPatterns
{
    private const string Replacement = "***";
    private readonly SecretSpelling[] _spellings;
    private readonly Dictionary<char, SecretSpelling[]> _byFirst;
    private readonly Dictionary<int, SecretSpelling[]> _byRune;
    private readonly SearchValues<char> _beginnings;

    private SecretPatterns(IEnumerable<string> forms, bool bytes)
    {
        var characters = new Dictionary<Rune, SecretCharacter>();
        _spellings = [.. forms.Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length).Select(form => new SecretSpelling(form, [.. form.EnumerateRunes().Select(Character)]))];
        _byFirst = _spellings.GroupBy(spelling => spelling.First).ToDictionary(group => group.Key, group => group.ToArray());
        _byRune = _spellings.GroupBy(spelling => spelling.FirstRune).ToDictionary(group => group.Key, group => group.ToArray());
        _beginnings = SearchValues.Create(IsEmpty ? [] : [.. _byFirst.Keys, .. SecretEscape.Escapes]);

        SecretCharacter Character(Rune rune) => characters.TryGetValue(rune, out var known) ? known : characters[rune] = new SecretCharacter(rune, bytes);
    }

    /// <summary>No secrets.</summary>
    public static SecretPatterns None { get; } = new([], bytes: false);

    /// <summary>Whether there is nothing to mask.</summary>
    public bool IsEmpty => _spellings.Length == 0;

    /// <summary>Masks every form of <paramref name="secrets"/>.</summary>
    public static SecretPatterns Of(params IEnumerable<string?> secrets) => new(secrets.SelectMany(SecretForms.Of), bytes: false);

    /// <summary>The same for bytes, UTF-8, that are read as Latin-1: one character each, whatever they are.</summary>
    public SecretPatterns ForBytes() => new(_spellings.Select(spelling => spelling.Form), bytes: true);

    /// <summary>Whether <paramref name="text"/> is one of the secrets, or holds a form of one of at least <paramref name="shortest"/> characters.</summary>
    public bool IsIn(string text, int shortest)
    {
        for (var index = 0; index < text.Length; index++)
        {
            foreach (var spelling in _spellings)
            {
                var (length, _) = spelling.LengthAt(text.AsSpan(index));
                if (length > 0 && (length == text.Length || spelling.Form.Length >= shortest))
                    return true;
            }
        }

        return false;
    }

    /// <summary>A whole text with <c>***</c> for each secret.</summary>
    public string Mask(string text)
    {
        if (IsEmpty)
            return text;
        var masked = new StringBuilder(text.Length);
        return Mask(text, isEnd: true, masked) is { Found: true } ? masked.ToString() : text;
    }

    /// <summary>Masks a piece of a text.</summary>
    /// <param name="text">What was held back before, and the piece.</param>
    /// <param name="isEnd">Whether nothing follows.</param>
    /// <param name="masked">Receives the masked text.</param>
    /// <returns>How many characters at the end are held back, because a secret could begin there; and whether one was found.</returns>
    public (int Held, bool Found) Mask(ReadOnlySpan<char> text, bool isEnd, StringBuilder masked)
    {
        var found = false;
        while (text.Length > 0)
        {
            var next = text.IndexOfAny(_beginnings);
            masked.Append(next < 0 ? text : text[..next]);
            if (next < 0)
                break;
            text = text[next..];
            var length = LengthAt(text, isEnd);
            if (length < 0)
                return (text.Length, found);
            if (length > 0)
                masked.Append(Replacement);
            else
                masked.Append(text[0]);
            found |= length > 0;
            text = text[Math.Max(1, length)..];
        }

        return (0, found);
    }

    // The length of the longest form that begins here; 0 when none does, -1 when one could that is not all there.
    private int LengthAt(ReadOnlySpan<char> text, bool isEnd)
    {
        var (longest, isCut) = (0, false);
        if (!SecretEscape.Escapes.Contains(text[0], StringComparison.Ordinal))
        {
            foreach (var spelling in _byFirst.GetValueOrDefault(text[0], []))
            {
                if (spelling.MayBeAt(text))
                    Find([spelling], text, ref longest, ref isCut);
            }
        }
        else if (SecretEscape.Read(text) is { IsAny: false } escaped)
        {
            Find(_byRune.GetValueOrDefault(escaped.Literal, []), text, ref longest, ref isCut);
            if (escaped.Meant is { } meant && meant != escaped.Literal)
                Find(_byRune.GetValueOrDefault(meant, []), text, ref longest, ref isCut);
        }
        else
        {
            Find(_spellings, text, ref longest, ref isCut);
        }

        return isCut && !isEnd ? -1 : longest;
    }

    private static void Find(ReadOnlySpan<SecretSpelling> spellings, ReadOnlySpan<char> text, ref int longest, ref bool isCut)
    {
        foreach (var spelling in spellings)
        {
            var (length, cut) = spelling.LengthAt(text);
            longest = Math.Max(longest, length);
            isCut |= cut;
        }
    }
}
