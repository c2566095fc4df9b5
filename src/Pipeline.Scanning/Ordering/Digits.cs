namespace Pipeline.Scanning.Ordering;

/// <summary>Compares runs of decimal digits of any length; versions hold dates and hashes that no integer type holds.</summary>
internal static class Digits
{
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }

    /// <summary>The length of the run of digits at the beginning.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    public static bool AreAll(ReadOnlySpan<char> text) => text.Length > 0 && Length(text) == text.Length;
}
