using System.Globalization;
using Pipeline.Releases.Evidence;

namespace Pipeline.Releases.Gates;

/// <summary>Whether evidence is as a criterion asks.</summary>
internal static class CriterionFault
{
    /// <summary>What is wrong with <paramref name="found"/>; null: nothing.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="found">The evidence.</param>
    /// <param name="before">That of the last good bundle, newest first.</param>
    /// <param name="today">The day (UTC), for exceptions that end.</param>
    public static string? Of(Criterion criterion, EvidenceItem found, IReadOnlyList<RecordedEvidence> before, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(before);
        if (criterion.NoNewVulnerabilities is not null)
            return NewVulnerabilities.FaultOf(criterion, found, [.. before.Select(evidence => evidence.Item)], today);
        if (criterion.Metric is not { } metric)
            return found.Verdict switch
            {
                EvidenceVerdict.Passed => null,
                EvidenceVerdict.Flaky => $"{found.Name} passed only when it was tried again",
                _ => $"{found.Name} failed",
            };
        var figure = found.Metrics[metric];
        if (criterion.AtLeast is { } least && !(figure >= least))
            return Say($"it is {figure:0.##}, below {least:0.##}");
        if (criterion.AtMost is { } most && !(figure <= most))
            return Say($"it is {figure:0.##}, above {most:0.##}");
        if (criterion.WorseByAtMostPercent is { } percent && before is [var last, ..] && Worse(criterion, figure, last.Item.Metrics[metric], percent) is { } worse)
            return worse;
        return found.Verdict == EvidenceVerdict.Failed ? Say($"it is {figure:0.##}, and {found.Name} failed") : null;
    }

    private static string? Worse(Criterion criterion, double figure, double last, double percent)
    {
        var worse = criterion.GreaterIsBetter ? last - figure : figure - last;
        return worse > Math.Abs(last) * percent / 100 ? Say($"it is {figure:0.##} and was {last:0.##}, worse by more than {percent:0.##} %") : null;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
