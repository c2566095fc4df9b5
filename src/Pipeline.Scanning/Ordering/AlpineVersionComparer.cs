using System.Text.RegularExpressions;

namespace Pipeline.Scanning.Ordering;

/// <summary>Orders versions of Alpine packages: <c>1.2.3[letter][_suffix[n]]…[-r&lt;revision&gt;]</c> (apk-package(5)).</summary>
internal sealed partial class AlpineVersionComparer : IComparer<string>
{
    private const int NoSuffix = 4;
    private static readonly string[] Suffixes = ["alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p"];

    // For what Alpine itself would not take as a version.
    private readonly DebianVersionComparer _other = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (Form.Match(x ?? ""), Form.Match(y ?? ""));
        if (!left.Success || !right.Success)
            return _other.Compare(x, y);
        var order = CompareNumbers(left.Groups["number"].Value.Split('.'), right.Groups["number"].Value.Split('.'));
        if (order == 0)
            order = string.CompareOrdinal(left.Groups["letter"].Value, right.Groups["letter"].Value);
        if (order == 0)
            order = CompareSuffixes(left.Groups["suffix"].Captures, right.Groups["suffix"].Captures);
        if (order == 0)
            order = string.CompareOrdinal(left.Groups["commit"].Value, right.Groups["commit"].Value);
        return order != 0 ? order : Digits.Compare(left.Groups["revision"].ValueSpan, right.Groups["revision"].ValueSpan);
    }

    // Behind the first number, one with a leading zero is a fraction: 1.05 is before 1.1 and 1.5.
    private static int CompareNumbers(string[] left, string[] right)
    {
        for (var index = 0; index < Math.Min(left.Length, right.Length); index++)
        {
            var fraction = index > 0 && (left[index].StartsWith('0') || right[index].StartsWith('0'));
            var order = fraction ? string.CompareOrdinal(left[index], right[index]) : Digits.Compare(left[index], right[index]);
            if (order != 0)
                return order;
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int CompareSuffixes(CaptureCollection left, CaptureCollection right)
    {
        for (var index = 0; index < Math.Max(left.Count, right.Count); index++)
        {
            var (leftRank, leftNumber) = index < left.Count ? Rank(left[index].Value) : (NoSuffix, "");
            var (rightRank, rightNumber) = index < right.Count ? Rank(right[index].Value) : (NoSuffix, "");
            var order = leftRank != rightRank ? leftRank.CompareTo(rightRank) : Digits.Compare(leftNumber, rightNumber);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static (int Rank, string Number) Rank(string suffix)
    {
        var name = suffix.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return (Array.IndexOf(Suffixes, name), suffix[name.Length..]);
    }

    [GeneratedRegex(@"^(?<number>\d+(\.\d+)*)(?<letter>[a-z]?)(_(?<suffix>(alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*))*(~(?<commit>[0-9a-f]+))?(-r(?<revision>\d+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form { get; }
}
