namespace Pipeline.Core.Versions;

/// <content>The order of versions, section 11 of the specification.</content>
public readonly partial record struct SemVersion
{
    /// <summary>Compares by precedence; build metadata is ignored.</summary>
    public int CompareTo(SemVersion other)
    {
        var result = Major.CompareTo(other.Major);
        if (result == 0)
            result = Minor.CompareTo(other.Minor);
        if (result == 0)
            result = Patch.CompareTo(other.Patch);
        return result != 0 ? result : ComparePrerelease(Prerelease, other.Prerelease);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        SemVersion other => CompareTo(other),
        _ => throw new ArgumentException($"A {nameof(SemVersion)} was expected, not a {obj.GetType().Name}.", nameof(obj)),
    };

    /// <summary>True when <paramref name="left"/> precedes <paramref name="right"/>.</summary>
    public static bool operator <(SemVersion left, SemVersion right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> precedes <paramref name="right"/> or has the same precedence.</summary>
    public static bool operator <=(SemVersion left, SemVersion right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="right"/> precedes <paramref name="left"/>.</summary>
    public static bool operator >(SemVersion left, SemVersion right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="right"/> precedes <paramref name="left"/> or has the same precedence.</summary>
    public static bool operator >=(SemVersion left, SemVersion right) => left.CompareTo(right) >= 0;

    private static int ComparePrerelease(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty)
            return right.Length.CompareTo(left.Length);
        while (true)
        {
            var leftEnd = left.IndexOf('.');
            var rightEnd = right.IndexOf('.');
            var result = CompareIdentifiers(leftEnd < 0 ? left : left[..leftEnd], rightEnd < 0 ? right : right[..rightEnd]);
            if (result != 0 || (leftEnd < 0 && rightEnd < 0))
                return result;
            if (leftEnd < 0)
                return -1;
            if (rightEnd < 0)
                return 1;
            left = left[(leftEnd + 1)..];
            right = right[(rightEnd + 1)..];
        }
    }

    private static int CompareIdentifiers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var leftIsNumber = !left.ContainsAnyExceptInRange('0', '9');
        if (leftIsNumber == right.ContainsAnyExceptInRange('0', '9'))
            return leftIsNumber ? -1 : 1;
        // Numbers have no leading zeros, so the longer one is the greater one.
        return leftIsNumber && left.Length != right.Length ? left.Length.CompareTo(right.Length) : Math.Sign(left.SequenceCompareTo(right));
    }
}
