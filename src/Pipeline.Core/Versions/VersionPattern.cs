using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Core.Versions;

/// <summary>A version of which the last numbers may be missing or wildcards, such as <c>1.2</c>, <c>1.x</c>, <c>*</c> or <c>1.19-0</c>.</summary>
/// <param name="Lower">The version with 0 for what is missing.</param>
/// <param name="Precision">How many numbers are written, 0 to 3.</param>
internal sealed record VersionPattern(SemVersion Lower, int Precision)
{
    private const int Numbers = 3;

    /// <summary>True when all three numbers are written.</summary>
    public bool IsExact => Precision == Numbers;

    /// <summary>The first release that is above all that the pattern stands for; null for <c>*</c>, which has none.</summary>
    public SemVersion? Upper => Precision switch
    {
        0 => null,
        1 => Lower.Next(VersionBump.Major),
        2 => Lower.Next(VersionBump.Minor),
        _ => Lower.Next(VersionBump.Patch),
    };

    /// <summary>Reads a pattern, with or without the prefix <c>v</c>; false when the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out VersionPattern? pattern)
    {
        pattern = null;
        if (text is ['v', ..])
            text = text[1..];
        var end = text.IndexOfAny('-', '+');
        var core = end < 0 ? text : text[..end];
        string[] numbers = ["0", "0", "0"];
        var (count, precision) = (0, Numbers);
        foreach (var range in core.Split('.'))
        {
            var part = core[range];
            if (count == Numbers || (part is not ("x" or "X" or "*") && (part.IsEmpty || part.ContainsAnyExceptInRange('0', '9'))))
                return false;
            if (part is "x" or "X" or "*")
                precision = Math.Min(precision, count);
            else if (count < precision)
                numbers[count] = part.ToString();
            count++;
        }

        if (!SemVersion.TryParse($"{string.Join('.', numbers)}{(end < 0 ? "" : text[end..])}", out var lower))
            return false;
        pattern = new VersionPattern(lower, Math.Min(precision, count));
        return true;
    }
}
