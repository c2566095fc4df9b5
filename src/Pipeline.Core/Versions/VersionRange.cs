using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Core.Versions;

/// <summary>
/// A range of versions as Helm charts write it for their dependencies: <c>=</c>, <c>!=</c>, <c>&gt;</c>, <c>&lt;</c>,
/// <c>&gt;=</c>, <c>&lt;=</c>, <c>~</c>, <c>^</c>, hyphen ranges (<c>1.2 - 1.4.5</c>), missing numbers and the wildcards
/// <c>x</c>, <c>X</c> and <c>*</c>; conditions joined by white space or a comma, alternatives by <c>||</c>. Empty text is
/// every release. A pre-release is in a range only when every condition of an alternative names one, as <c>&gt;=1.2.0-0</c> does.
/// </summary>
/// <remarks>The rules are those of github.com/Masterminds/semver, which Helm uses.</remarks>
internal sealed class VersionRange : ISpanParsable<VersionRange>
{
    /// <summary>The most characters that a range may have: it is read from files of others.</summary>
    public const int MaxLength = 1024;

    private readonly string _text;
    private readonly List<List<VersionComparator>> _alternatives;

    private VersionRange(string text, List<List<VersionComparator>> alternatives) => (_text, _alternatives) = (text, alternatives);

    /// <summary>Reads a range such as <c>^1.2 || &gt;=3.0.0, &lt;3.5</c>.</summary>
    /// <exception cref="FormatException">The text is no range; the message names the part that is wrong.</exception>
    public static VersionRange Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan(), null);
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static VersionRange Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc cref="Parse(string)"/>
    public static VersionRange Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryRead(s, out var range, out var error) ? range : throw new FormatException(error);

    /// <summary>Reads a range; false when the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out VersionRange? range) => TryRead(text, out range, out _);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out VersionRange)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out VersionRange? range)
    {
        range = null;
        return text is not null && TryParse(text.AsSpan(), out range);
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out VersionRange)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out VersionRange result) => TryParse(s, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out VersionRange)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out VersionRange result) => TryParse(s, out result);

    /// <summary>True when <paramref name="version"/> is in the range; build metadata does not count.</summary>
    public bool Contains(SemVersion version) =>
        _alternatives.Exists(conditions => conditions.TrueForAll(condition => condition.Contains(version)));

    /// <summary>The range as it was written.</summary>
    public override string ToString() => _text;

    private static bool TryRead(ReadOnlySpan<char> text, [NotNullWhen(true)] out VersionRange? range, [NotNullWhen(false)] out string? error)
    {
        range = null;
        if (text.Length > MaxLength)
        {
            error = $"'{text[..40]}...' is no range of versions: it has {text.Length} characters, and at most {MaxLength} are read.";
            return false;
        }

        var alternatives = new List<List<VersionComparator>>();
        foreach (var part in (text.IsWhiteSpace() ? "*" : text.ToString()).Split("||"))
        {
            var reader = new VersionRangeReader(part);
            if (!reader.TryRead(out error))
            {
                error = $"'{text}' is no range of versions: {error}. Expected conditions such as ^1.2, >=1.0.0 <2.0.0 or 1.x || 2.1 - 2.4.";
                return false;
            }

            alternatives.Add(reader.Comparators);
        }

        (range, error) = (new VersionRange(text.ToString(), alternatives), null);
        return true;
    }
}
