using System.Globalization;
using System.Text;

namespace Pipeline.Shared;

/// <summary>A character of a secret, in all the ways in which it may be written: also escaped anew by who wrote down what was escaped.</summary>
internal sealed class SecretCharacter
{
    /// <summary>How many backslashes may stand before one character.</summary>
    public const int MostBackslashes = 8;

    /// <summary>How often what was escaped may have been escaped anew.</summary>
    public const int MostNested = 3;

    private const string Controls = "\b\f\n\r\t";
    private const string ControlLetters = "bfnrt";
    private static readonly Dictionary<string, string> EntityNames = new() { ["&"] = "amp", ["<"] = "lt", [">"] = "gt", ["\""] = "quot", ["'"] = "apos" };
    private readonly string _text;
    private readonly string[] _afterBackslash;
    private readonly string[] _entities;
    private readonly string[] _percent;

    /// <param name="rune">The character.</param>
    /// <param name="bytes">Whether texts are UTF-8 read as Latin-1, a character each byte.</param>
    public SecretCharacter(Rune rune, bool bytes)
    {
        Rune = rune;
        _text = rune.ToString();
        var utf8 = Encoding.UTF8.GetBytes(_text);
        Literal = bytes ? Encoding.Latin1.GetString(utf8) : _text;
        _afterBackslash = [.. AfterBackslash(rune, _text)];
        _entities = [.. EntitiesOf(rune, _text)];
        _percent = [.. Enumerable.Range(0, MostNested).Select(nested => string.Concat(utf8.Select(one => $"%{string.Concat(Enumerable.Repeat("25", nested))}{one:X2}")))];
    }

    /// <summary>The character.</summary>
    public Rune Rune { get; }

    /// <summary>It as it is.</summary>
    public string Literal { get; }

    /// <summary>Adds to <paramref name="ends"/> where it may end when it begins at <paramref name="start"/>.</summary>
    /// <returns>Whether the text ends within a way of writing it.</returns>
    public bool AddEnds(ReadOnlySpan<char> text, int start, ISet<int> ends)
    {
        var isCut = Add(text, start, [Literal], ends);
        if (start == text.Length)
            return true;
        return isCut | text[start] switch
        {
            '\\' => AddBackslashed(text, start, ends),
            '&' => AddEntity(text, start, ends),
            '%' => Add(text, start, _percent, ends),
            '+' => _text == " " && Add(text, start, ["+"], ends),
            // CSV, SQL and YAML write a quote twice.
            '"' or '\'' => Add(text, start, [_text + _text], ends),
            _ => false,
        };
    }

    private bool AddBackslashed(ReadOnlySpan<char> text, int start, ISet<int> ends)
    {
        var end = start;
        var isCut = false;
        while (end < text.Length && text[end] == '\\' && end - start < MostBackslashes)
        {
            end++;
            isCut |= Add(text, end, _afterBackslash, ends);
        }

        return isCut;
    }

    private bool AddEntity(ReadOnlySpan<char> text, int start, ISet<int> ends)
    {
        const string Ampersand = "amp;";
        var end = start + 1;
        var isCut = Add(text, end, _entities, ends);
        for (var nested = 0; nested < MostNested && text[end..].StartsWith(Ampersand, StringComparison.Ordinal); nested++)
        {
            end += Ampersand.Length;
            isCut |= Add(text, end, _entities, ends);
        }

        return isCut | Ampersand.AsSpan().StartsWith(text[end..], StringComparison.Ordinal);
    }

    private static bool Add(ReadOnlySpan<char> text, int start, ReadOnlySpan<string> ways, ISet<int> ends)
    {
        var rest = text[start..];
        var isCut = false;
        foreach (var way in ways)
        {
            // Digits of hexadecimal numbers come in both cases; a letter that is no digit tells nothing that its other case would not.
            if (rest.StartsWith(way, way.Length == 1 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
                ends.Add(start + way.Length);
            else
                isCut |= way.AsSpan().StartsWith(rest, StringComparison.OrdinalIgnoreCase);
        }

        return isCut;
    }

    private static IEnumerable<string> AfterBackslash(Rune rune, string text)
    {
        // Shells put a backslash before whatever could mean something to them.
        if (rune.IsAscii && !Rune.IsLetterOrDigit(rune) && !Rune.IsControl(rune))
            yield return text;
        if (Controls.IndexOf(text, StringComparison.Ordinal) is >= 0 and var control)
            yield return ControlLetters[control..(control + 1)];
        yield return string.Join('\\', text.Select(unit => Hex("u", unit, 4)));
        yield return string.Join("\\\\", text.Select(unit => Hex("u", unit, 4)));
        yield return Hex("U", rune.Value, 8);
        if (rune.Value <= byte.MaxValue)
            yield return Hex("x", rune.Value, 2);
    }

    private static IEnumerable<string> EntitiesOf(Rune rune, string text)
    {
        if (EntityNames.TryGetValue(text, out var name))
            yield return name + ";";
        foreach (var digits in Enumerable.Range(1, 6))
        {
            yield return $"#{rune.Value.ToString($"D{digits}", CultureInfo.InvariantCulture)};";
            yield return $"{Hex("#x", rune.Value, digits)};";
        }
    }

    private static string Hex(string prefix, int value, int digits) => prefix + value.ToString($"X{digits}", CultureInfo.InvariantCulture);
}
