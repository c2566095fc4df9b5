namespace Pipeline.Scanning.Ordering;

/// <summary>Orders versions of Debian packages: <c>[epoch:]upstream[-revision]</c> (Debian Policy 5.6.12, deb-version(7)).</summary>
internal sealed class DebianVersionComparer : IComparer<string>
{
    public int Compare(string? x, string? y)
    {
        var (left, right) = (Split(x ?? ""), Split(y ?? ""));
        var order = Digits.Compare(left.Epoch, right.Epoch);
        if (order == 0)
            order = ComparePart(left.Upstream, right.Upstream);
        return order != 0 ? order : ComparePart(left.Revision, right.Revision);
    }

    private static (string Epoch, string Upstream, string Revision) Split(string version)
    {
        version = version.Trim();
        var colon = version.IndexOf(':', StringComparison.Ordinal);
        var epoch = colon > 0 && Digits.AreAll(version.AsSpan(0, colon)) ? version[..colon] : "";
        if (epoch.Length > 0)
            version = version[(colon + 1)..];
        var dash = version.LastIndexOf('-');
        return dash < 0 ? (epoch, version, "") : (epoch, version[..dash], version[(dash + 1)..]);
    }

    // Alternating: a run without digits by the order of its letters, then a run of digits by its number.
    private static int ComparePart(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (left.Length > 0 || right.Length > 0)
        {
            while ((left.Length > 0 && !char.IsAsciiDigit(left[0])) || (right.Length > 0 && !char.IsAsciiDigit(right[0])))
            {
                var order = Weight(left).CompareTo(Weight(right));
                if (order != 0)
                    return order;
                left = left.Length > 0 ? left[1..] : left;
                right = right.Length > 0 ? right[1..] : right;
            }

            var (leftDigits, rightDigits) = (Digits.Length(left), Digits.Length(right));
            var number = Digits.Compare(left[..leftDigits], right[..rightDigits]);
            if (number != 0)
                return number;
            left = left[leftDigits..];
            right = right[rightDigits..];
        }

        return 0;
    }

    // A tilde sorts before the end, the end before letters, letters before everything else.
    private static int Weight(ReadOnlySpan<char> text) => text switch
    {
        [] => 0,
        ['~', ..] => -1,
        [var letter, ..] when char.IsAsciiDigit(letter) => 0,
        [var letter, ..] when char.IsAsciiLetter(letter) => letter,
        [var other, ..] => other + 256,
    };
}
