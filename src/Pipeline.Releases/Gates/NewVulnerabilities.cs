using System.Globalization;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Evidence;

namespace Pipeline.Releases.Gates;

/// <summary>Only what is new counts against a release: what the last good bundle has as well is no reason to keep that one.</summary>
internal static class NewVulnerabilities
{
    private static readonly Severity[] Severities = [.. Enum.GetValues<Severity>().OrderDescending()];
    private const string Counted = "vulnerabilities.critical";

    /// <summary>The vulnerabilities that count, as a sentence; null when there are none.</summary>
    /// <param name="criterion">The least severity, and what is put up with.</param>
    /// <param name="found">The scan of the bundle.</param>
    /// <param name="before">The scans of the last good bundle; none: everything is new.</param>
    /// <param name="today">The day (UTC), for exceptions that end.</param>
    public static string? FaultOf(Criterion criterion, EvidenceItem found, IReadOnlyList<EvidenceItem> before, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(before);
        // Without advisories a scan finds nothing, and says nothing.
        if (!found.Metrics.ContainsKey(Counted))
            return "the scan compared the packages with nothing: it had no advisories";
        if (Severities.Where(severity => severity >= criterion.NoNewVulnerabilities && Count(found, severity) > 0 && found.Findings.All(finding => finding.Severity != severity)).ToList() is [var hidden, ..])
            return Say($"the scan counts {Count(found, hidden):0} of severity {hidden.ToString().ToLowerInvariant()}, and its report, which names them, is gone: scan again");
        var known = before.SelectMany(scan => scan.Findings).Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal);
        var counting = found.Findings.Where(finding => finding.Severity >= criterion.NoNewVulnerabilities && !known.Contains(finding.Id)).ToList();
        var faults = counting
            .Where(finding => !criterion.Exceptions.Any(exception => exception.Id == finding.Id && today <= exception.Until))
            .Select(finding => criterion.Exceptions.FirstOrDefault(exception => exception.Id == finding.Id) is { } ended
                ? $"{finding.Id} in {finding.Package} ({finding.Severity.ToString().ToLowerInvariant()}), whose exception by {ended.Owner} ended on {ended.Until:yyyy-MM-dd}"
                : $"{finding.Id} in {finding.Package} ({finding.Severity.ToString().ToLowerInvariant()})")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return faults.Count == 0 ? null : $"new: {string.Join(", ", faults)}";
    }

    private static double Count(EvidenceItem found, Severity severity) => found.Metrics.GetValueOrDefault($"vulnerabilities.{severity.ToString().ToLowerInvariant()}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
