using System.Text.RegularExpressions;

namespace Pipeline.Scanning.Ordering;

/// <summary>Orders versions of Python packages (PEP 440). What is no such version sorts before all that are.</summary>
internal sealed partial class PythonVersionComparer : IComparer<string>
{
    public int Compare(string? x, string? y)
    {
        var (left, right) = (Form.Match(x ?? ""), Form.Match(y ?? ""));
        if (!left.Success || !right.Success)
            return left.Success == right.Success ? string.CompareOrdinal(x, y) : left.Success.CompareTo(right.Success);
        var order = Digits.Compare(left.Groups["epoch"].ValueSpan, right.Groups["epoch"].ValueSpan);
        if (order == 0)
            order = CompareRelease(left.Groups["release"].Value.Split('.'), right.Groups["release"].Value.Split('.'));
        if (order == 0)
            order = CompareMarked(PreRank(left), PreRank(right), left.Groups["preNumber"], right.Groups["preNumber"]);
        if (order == 0)
            order = CompareMarked(left.Groups["post"].Success ? 1 : 0, right.Groups["post"].Success ? 1 : 0, left.Groups["postNumber"], right.Groups["postNumber"]);
        if (order == 0)
            order = CompareMarked(left.Groups["dev"].Success ? 0 : 1, right.Groups["dev"].Success ? 0 : 1, left.Groups["devNumber"], right.Groups["devNumber"]);
        return order != 0 ? order : CompareLocal(left.Groups["local"].Value, right.Groups["local"].Value);
    }

    private static int CompareRelease(string[] left, string[] right)
    {
        for (var index = 0; index < Math.Max(left.Length, right.Length); index++)
        {
            var order = Digits.Compare(index < left.Length ? left[index] : "", index < right.Length ? right[index] : "");
            if (order != 0)
                return order;
        }

        return 0;
    }

    // 1.0.dev1 < 1.0a1 < 1.0b1 < 1.0rc1 < 1.0
    private static int PreRank(Match version) => version.Groups["pre"].Value.ToLowerInvariant() switch
    {
        "a" or "alpha" => 1,
        "b" or "beta" => 2,
        "c" or "rc" or "pre" or "preview" => 3,
        _ => version.Groups["dev"].Success && !version.Groups["post"].Success ? 0 : 4,
    };

    private static int CompareMarked(int leftRank, int rightRank, Group leftNumber, Group rightNumber) =>
        leftRank != rightRank ? leftRank.CompareTo(rightRank) : Digits.Compare(leftNumber.ValueSpan, rightNumber.ValueSpan);

    private static int CompareLocal(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
            return left.Length.CompareTo(right.Length);
        var (ones, others) = (left.Split('.', '-', '_'), right.Split('.', '-', '_'));
        for (var index = 0; index < Math.Min(ones.Length, others.Length); index++)
        {
            var order = (Digits.AreAll(ones[index]), Digits.AreAll(others[index])) switch
            {
                (true, true) => Digits.Compare(ones[index], others[index]),
                (true, false) => 1,
                (false, true) => -1,
                _ => StringComparer.OrdinalIgnoreCase.Compare(ones[index], others[index]),
            };
            if (order != 0)
                return order;
        }

        return ones.Length.CompareTo(others.Length);
    }

    [GeneratedRegex(@"^\s*v?((?<epoch>\d+)!)?(?<release>\d+(\.\d+)*)([-_.]?(?<pre>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<preNumber>\d*))?((?<post>-(?<postNumber>\d+))|[-_.]?(?<post>post|rev|r)[-_.]?(?<postNumber>\d*))?([-_.]?(?<dev>dev)[-_.]?(?<devNumber>\d*))?(\+(?<local>[a-z0-9]+([-_.][a-z0-9]+)*))?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Form { get; }
}
