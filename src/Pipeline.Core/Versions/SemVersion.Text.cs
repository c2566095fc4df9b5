using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Pipeline.Core.Versions;

/// <content>The grammar, sections 2, 9 and 10 of the specification.</content>
public readonly partial record struct SemVersion : ISpanParsable<SemVersion>, ISpanFormattable
{
    private const int DigitsOfLong = 18;
    private static readonly SearchValues<char> IdentifierCharacters =
        SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Reads a version such as <c>1.2.3-rc.1+build.5</c>; no prefix <c>v</c>, no white space.</summary>
    /// <exception cref="FormatException">The text is no version.</exception>
    public static SemVersion Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan(), null);
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static SemVersion Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc cref="Parse(string)"/>
    public static SemVersion Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, out var version)
        ? version
        : throw new FormatException($"'{s}' is no semantic version; expected major.minor.patch[-prerelease][+metadata], such as 1.2.3-rc.1.");

    /// <summary>Reads a version; false when the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SemVersion version)
    {
        version = default;
        string metadata = "", prerelease = "";
        if (text.IndexOf('+') is >= 0 and var plus)
        {
            if (!AreIdentifiers(text[(plus + 1)..], allowLeadingZeros: true))
                return false;
            metadata = text[(plus + 1)..].ToString();
            text = text[..plus];
        }

        if (text.IndexOf('-') is >= 0 and var hyphen)
        {
            if (!AreIdentifiers(text[(hyphen + 1)..], allowLeadingZeros: false))
                return false;
            prerelease = text[(hyphen + 1)..].ToString();
            text = text[..hyphen];
        }

        if (text.IndexOf('.') is not (> 0 and var first) || text[(first + 1)..].IndexOf('.') is not (> 0 and var second))
            return false;
        if (!TryParseNumber(text[..first], out var major)
            || !TryParseNumber(text.Slice(first + 1, second), out var minor)
            || !TryParseNumber(text[(first + second + 2)..], out var patch))
        {
            return false;
        }

        version = new SemVersion(new Numbers(major, minor, patch), prerelease, metadata);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out SemVersion)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out SemVersion version) => TryParse(text.AsSpan(), out version);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out SemVersion)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SemVersion result) => TryParse(s.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out SemVersion)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out SemVersion result) => TryParse(s, out result);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite(
            CultureInfo.InvariantCulture,
            $"{Major}.{Minor}.{Patch}{(IsPrerelease ? "-" : "")}{Prerelease}{(Metadata.Length > 0 ? "+" : "")}{Metadata}",
            out charsWritten);

    /// <summary>The version as the specification writes it, such as <c>1.2.3-rc.1+build.5</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Major}.{Minor}.{Patch}{(IsPrerelease ? "-" : "")}{Prerelease}{(Metadata.Length > 0 ? "+" : "")}{Metadata}");

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    private static bool TryParseNumber(ReadOnlySpan<char> digits, out BigInteger number)
    {
        number = default;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9') || (digits.Length > 1 && digits[0] == '0'))
            return false;
        number = digits.Length <= DigitsOfLong
            ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
            : BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return true;
    }

    private static bool AreIdentifiers(ReadOnlySpan<char> text, bool allowLeadingZeros)
    {
        foreach (var range in text.Split('.'))
        {
            var identifier = text[range];
            if (identifier.IsEmpty || identifier.ContainsAnyExcept(IdentifierCharacters))
                return false;
            if (!allowLeadingZeros && identifier.Length > 1 && identifier[0] == '0' && !identifier.ContainsAnyExceptInRange('0', '9'))
                return false;
        }

        return true;
    }
}
