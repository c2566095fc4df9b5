using System.Globalization;
using System.Text;

namespace Pipeline.Shared;

/// <summary>Which characters a text may begin with where it begins with one of <see cref="Escapes"/>: what <see cref="SecretCharacter"/> then looks at closely.</summary>
internal readonly record struct SecretEscape
{
    /// <summary>The characters with which an escaped one begins.</summary>
    public const string Escapes = "\\&%";

    private const int LongestEntity = 12;
    private const string ControlLetters = "bfnrt";
    private const string Controls = "\b\f\n\r\t";
    private const string Ampersand = "amp;";

    private SecretEscape(int literal, int meant) => (Literal, Meant) = (literal, meant);

    /// <summary>It as it is: a backslash, an ampersand or a percent sign.</summary>
    public int Literal { get; }

    /// <summary>The code point that is escaped; null: none, or it cannot be told yet.</summary>
    public int? Meant { get; }

    /// <summary>Whether it may be any: more has to come, or several units make one character.</summary>
    public bool IsAny { get; private init; }

    /// <summary>Reads the beginning of <paramref name="text"/>, which is one of <see cref="Escapes"/>.</summary>
    public static SecretEscape Read(ReadOnlySpan<char> text) => text[0] switch
    {
        '\\' => AfterBackslashes(Skip(text, "\\", SecretCharacter.MostBackslashes)),
        '&' => AfterAmpersand(Skip(text[1..], Ampersand, SecretCharacter.MostNested)),
        _ => AfterPercent(Skip(text[1..], "25", SecretCharacter.MostNested)),
    };

    /// <summary>Whether it may be <paramref name="rune"/>.</summary>
    public bool MayBe(Rune rune) => IsAny || rune.Value == Literal || rune.Value == Meant;

    private static SecretEscape AfterBackslashes(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            return new SecretEscape('\\', '\\') { IsAny = true };
        var letter = rest[0];
        if (letter is 'u' or 'U' or 'x')
            return Number('\\', rest[1..], letter switch { 'u' => 4, 'U' => 8, _ => 2 });
        return new SecretEscape('\\', ControlLetters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var control ? Controls[control] : letter);
    }

    private static SecretEscape AfterAmpersand(ReadOnlySpan<char> rest)
    {
        var end = rest[..Math.Min(rest.Length, LongestEntity)].IndexOf(';');
        if (end < 0)
            return new SecretEscape('&', '&') { IsAny = rest.Length < LongestEntity };
        var name = rest[..end];
        if (name is ['#', 'x' or 'X', ..])
            return Number('&', name[2..], name.Length - 2);
        if (name is ['#', ..])
            return int.TryParse(name[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new SecretEscape('&', number) : new SecretEscape('&', '&');
        // At least "lt", "gt", "quot" and "apos", in whatever case.
        return new SecretEscape('&', name switch { ['l' or 'L', ..] => '<', ['g' or 'G', ..] => '>', ['q' or 'Q', ..] => '"', ['a' or 'A', 'p' or 'P', ..] => '\'', _ => '&' });
    }

    private static SecretEscape AfterPercent(ReadOnlySpan<char> rest) =>
        Number('%', rest, 2) is var one && one.Meant > sbyte.MaxValue ? one with { IsAny = true } : one;

    private static SecretEscape Number(char literal, ReadOnlySpan<char> rest, int digits)
    {
        if (rest.Length < digits)
            return new SecretEscape(literal, literal) { IsAny = true };
        if (!int.TryParse(rest[..digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return new SecretEscape(literal, literal);
        return new SecretEscape(literal, value) { IsAny = value is >= 0xD800 and <= 0xDFFF };
    }

    private static ReadOnlySpan<char> Skip(ReadOnlySpan<char> text, ReadOnlySpan<char> part, int most)
    {
        for (var count = 0; count < most && text.StartsWith(part, StringComparison.Ordinal); count++)
            text = text[part.Length..];
        return text;
    }
}
