using System.Globalization;

namespace Pipeline.Releases.Gates;

/// <summary>A criterion in words.</summary>
internal static class CriterionText
{
    /// <summary>What <paramref name="criterion"/> asks for, without age, weight and exceptions.</summary>
    public static string Of(Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        if (criterion.NoNewVulnerabilities is { } severity)
            return $"no new vulnerabilities of {severity.ToString().ToLowerInvariant()} severity or worse";
        if (criterion.Metric is null)
            return $"{criterion.Evidence} passed";
        List<string> bounds =
        [
            .. criterion.AtLeast is { } least ? Bound("at least", least) : [],
            .. criterion.AtMost is { } most ? Bound("at most", most) : [],
            .. criterion.WorseByAtMostPercent is { } percent ? new[] { string.Create(CultureInfo.InvariantCulture, $"worse than the last good bundle by at most {percent:0.##} %") } : [],
        ];
        return $"{criterion.Metric}{(criterion.Evidence is null ? "" : $" of {criterion.Evidence}")} {string.Join(" and ", bounds)}".TrimEnd();
    }

    private static string[] Bound(string word, double value) => [string.Create(CultureInfo.InvariantCulture, $"{word} {value:0.##}")];
}
