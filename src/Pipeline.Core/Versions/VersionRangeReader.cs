using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Core.Versions;

/// <summary>Reads one alternative of a <see cref="VersionRange"/>: conditions that all have to be met.</summary>
/// <param name="text">The text between two <c>||</c>.</param>
internal ref struct VersionRangeReader(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> OperatorCharacters = SearchValues.Create("=!<>~^");
    private static readonly SearchValues<char> Separators = SearchValues.Create(", \t\r\n");

    private ReadOnlySpan<char> _rest = text.Trim();

    /// <summary>What was read.</summary>
    public List<VersionComparator> Comparators { get; } = [];

    /// <summary>Reads to the end; false, and what is wrong, when a part is no condition.</summary>
    public bool TryRead([NotNullWhen(false)] out string? error)
    {
        do
        {
            var written = Take(_rest.IndexOfAnyExcept(OperatorCharacters));
            if (!TryParse(written, out var comparison))
            {
                error = $"'{written}' is no operator";
                return false;
            }

            if (!TryReadPattern(out var pattern, out error))
                return false;
            if (written.IsEmpty && _rest is ['-', ' ' or '\t', ..])
            {
                Take(1);
                Comparators.Add(new VersionComparator(VersionOperator.GreaterOrEqual, pattern));
                comparison = VersionOperator.LessOrEqual;
                if (!TryReadPattern(out pattern, out error))
                    return false;
            }

            Comparators.Add(new VersionComparator(comparison, pattern));
        }
        while (TakeComma() || !_rest.IsEmpty);
        return true;
    }

    private bool TryReadPattern([NotNullWhen(true)] out VersionPattern? pattern, [NotNullWhen(false)] out string? error)
    {
        var word = Take(_rest.IndexOfAny(Separators));
        error = word.IsEmpty ? "a version is missing" : $"'{word}' is no version";
        if (!VersionPattern.TryParse(word, out pattern))
            return false;
        error = null;
        return true;
    }

    private bool TakeComma()
    {
        var isComma = _rest is [',', ..];
        if (isComma)
            Take(1);
        return isComma;
    }

    private ReadOnlySpan<char> Take(int length)
    {
        var taken = length < 0 ? _rest : _rest[..length];
        _rest = _rest[taken.Length..].TrimStart();
        return taken;
    }

    private static bool TryParse(ReadOnlySpan<char> text, out VersionOperator comparison)
    {
        VersionOperator? known = text switch
        {
            "" or "=" => VersionOperator.Equal,
            "!=" => VersionOperator.NotEqual,
            ">" => VersionOperator.Greater,
            ">=" or "=>" => VersionOperator.GreaterOrEqual,
            "<" => VersionOperator.Less,
            "<=" or "=<" => VersionOperator.LessOrEqual,
            "~" or "~>" => VersionOperator.Tilde,
            "^" => VersionOperator.Caret,
            _ => null,
        };
        comparison = known.GetValueOrDefault();
        return known is not null;
    }
}
