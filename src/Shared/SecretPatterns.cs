using System.Buffers;
using System.Text;

namespace Pipeline.Shared;

/// <summary>Masks secrets, in whatever form they are written, in texts that come whole or in pieces.</summary>
internal sealed class SecretPatterns
{
    private const string Replacement = "***";
    private readonly Dictionary<char, string[]> _patterns;
    private readonly SearchValues<char> _beginnings;

    private SecretPatterns(IEnumerable<string> forms)
    {
        Forms = [.. forms.Where(form => !string.IsNullOrWhiteSpace(form)).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length)];
        _patterns = Forms.GroupBy(form => form[0]).ToDictionary(group => group.Key, group => group.ToArray());
        _beginnings = SearchValues.Create([.. _patterns.Keys]);
    }

    /// <summary>No secrets.</summary>
    public static SecretPatterns None { get; } = new([]);

    /// <summary>The forms that are looked for, the longest first.</summary>
    public IReadOnlyList<string> Forms { get; }

    /// <summary>Whether there is nothing to mask.</summary>
    public bool IsEmpty => Forms.Count == 0;

    /// <summary>Masks every form of <paramref name="secrets"/>.</summary>
    public static SecretPatterns Of(params IEnumerable<string?> secrets) => new(secrets.SelectMany(SecretForms.Of));

    /// <summary>The same for bytes, UTF-8, that are read as Latin-1: one character each, whatever they are.</summary>
    public SecretPatterns ForBytes() => new(Forms.Select(form => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(form))));

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
        foreach (var pattern in _patterns[text[0]])
        {
            if (pattern.Length <= text.Length)
            {
                if (text.StartsWith(pattern, StringComparison.Ordinal))
                    return pattern.Length;
            }
            else if (!isEnd && pattern.AsSpan().StartsWith(text, StringComparison.Ordinal))
            {
                return -1;
            }
        }

        return 0;
    }
}
