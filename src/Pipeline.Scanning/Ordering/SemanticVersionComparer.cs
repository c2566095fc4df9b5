namespace Pipeline.Scanning.Ordering;

/// <summary>
/// Orders versions by Semantic Versioning 2.0.0 (section 11), with what npm, NuGet and Go add: a leading <c>v</c>, missing
/// or a fourth number. Build metadata does not count.
/// </summary>
/// <param name="identifiers">How the identifiers of a pre-release compare: NuGet ignores case, the others do not.</param>
internal sealed class SemanticVersionComparer(StringComparer identifiers) : IComparer<string>
{
    public int Compare(string? x, string? y)
    {
        var (left, right) = (Split(x ?? ""), Split(y ?? ""));
        var order = CompareNumbers(left.Numbers, right.Numbers);
        return order != 0 ? order : ComparePrerelease(left.Prerelease, right.Prerelease);
    }

    private static (string[] Numbers, string Prerelease) Split(string version)
    {
        version = version.Trim().TrimStart('v', 'V', '=');
        version = version.Split('+')[0];
        var dash = version.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (version.Split('.'), "") : (version[..dash].Split('.'), version[(dash + 1)..]);
    }

    private static int CompareNumbers(string[] left, string[] right)
    {
        for (var index = 0; index < Math.Max(left.Length, right.Length); index++)
        {
            var (one, other) = (index < left.Length ? left[index] : "0", index < right.Length ? right[index] : "0");
            var order = Digits.AreAll(one) && Digits.AreAll(other) ? Digits.Compare(one, other) : string.CompareOrdinal(one, other);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private int ComparePrerelease(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
            return right.Length.CompareTo(left.Length);
        var (ones, others) = (left.Split('.'), right.Split('.'));
        for (var index = 0; index < Math.Min(ones.Length, others.Length); index++)
        {
            var order = (Digits.AreAll(ones[index]), Digits.AreAll(others[index])) switch
            {
                (true, true) => Digits.Compare(ones[index], others[index]),
                (true, false) => -1,
                (false, true) => 1,
                _ => identifiers.Compare(ones[index], others[index]),
            };
            if (order != 0)
                return order;
        }

        return ones.Length.CompareTo(others.Length);
    }
}
