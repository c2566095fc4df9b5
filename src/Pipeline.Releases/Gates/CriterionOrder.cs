namespace Pipeline.Releases.Gates;

/// <summary>Which of two criteria asks for less.</summary>
internal static class CriterionOrder
{
    /// <summary>Whether both look at the same.</summary>
    public static bool IsSame(Criterion one, Criterion other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Metric == other.Metric
            && (one.Evidence == other.Evidence || (one.Metric is not null && (one.Evidence is null || other.Evidence is null)))
            && one.NoNewVulnerabilities is null == other.NoNewVulnerabilities is null;
    }

    /// <summary>Whether <paramref name="own"/> lets through, in anything that it sets, what <paramref name="common"/> does not.</summary>
    public static bool IsLooser(Criterion own, Criterion common)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(common);
        return own.AtLeast < common.AtLeast
            || own.AtMost > common.AtMost
            || own.WorseByAtMostPercent > common.WorseByAtMostPercent
            || own.NoNewVulnerabilities > common.NoNewVulnerabilities
            || own.MaxAge > common.MaxAge;
    }
}
