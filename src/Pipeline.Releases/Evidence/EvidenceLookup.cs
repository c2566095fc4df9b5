using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;
using Pipeline.Shared;

namespace Pipeline.Releases.Evidence;

/// <summary>Finds the evidence that counts for a criterion.</summary>
internal static class EvidenceLookup
{
    /// <summary>The last evidence that <paramref name="criterion"/> looks at and that counts, or why that which there is does not; neither when there is none.</summary>
    /// <param name="about">What was found about one digest, and counts for the module that is asked about.</param>
    /// <param name="criterion">The criterion.</param>
    /// <param name="rehearsal">Whether the word of people counts for whom nobody vouches.</param>
    /// <param name="now">The time; null: age does not matter.</param>
    public static (RecordedEvidence? Found, string? Fault) Find(IReadOnlyList<RecordedEvidence> about, Criterion criterion, bool rehearsal, DateTimeOffset? now)
    {
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(criterion);
        if (criterion.Evidence is { } name)
            return about.LastOrDefault(evidence => evidence.Item.Name == name) is { } one && Has(one, criterion) ? Judged(one) : default;

        (RecordedEvidence? Found, string? Fault) answer = default;
        foreach (var evidence in about.Where(evidence => Has(evidence, criterion)).OrderByDescending(evidence => evidence.At).ThenBy(evidence => evidence.Item.Name, StringComparer.Ordinal))
        {
            if (Judged(evidence) is { Found: not null } counting)
                return counting;
            answer = answer.Fault is null ? Judged(evidence) : answer;
        }

        return answer;

        (RecordedEvidence? Found, string? Fault) Judged(RecordedEvidence evidence) => FaultOf(evidence, criterion, rehearsal, now) is { } fault ? (null, fault) : (evidence, null);
    }

    /// <summary>That nothing was found out that <paramref name="criterion"/> looks at, and what was.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="found">Everything that was found about the artifacts.</param>
    public static string Unmeasured(Criterion criterion, IEnumerable<RecordedEvidence> found)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(found);
        var about = found.ToList();
        List<string> names = [.. about.Select(evidence => evidence.Item.Name).Distinct().Order(StringComparer.Ordinal)];
        if (criterion.Evidence is { } name && !names.Contains(name))
            return $"there is no evidence {name}{Known(name, names)}";
        List<string> metrics = [.. about.Where(evidence => criterion.Evidence is null || evidence.Item.Name == criterion.Evidence).SelectMany(evidence => evidence.Item.Metrics.Keys).Distinct().Order(StringComparer.Ordinal)];
        return $"nobody measured {criterion.Metric}{(criterion.Evidence is null ? "" : $" in {criterion.Evidence}")}{Known(criterion.Metric!, metrics)}";
    }

    private static bool Has(RecordedEvidence evidence, Criterion criterion) => criterion.Metric is null || evidence.Item.Metrics.ContainsKey(criterion.Metric);

    private static string? FaultOf(RecordedEvidence evidence, Criterion criterion, bool rehearsal, DateTimeOffset? now)
    {
        if (evidence.Withdrawn is { } withdrawn)
            return $"{evidence.Item.Name} was withdrawn by {withdrawn.By}: {withdrawn.Because}";
        if (!rehearsal && !evidence.By.Proven)
            return $"{evidence.Item.Name} is by {evidence.By}, for whom nobody vouches";
        return criterion.MaxAge is { } age && now - evidence.At > age ? $"{evidence.Item.Name} is of {TimeText.Minute(evidence.At)}, older than {TimeText.Length(age)}" : null;
    }

    private static string Known(string asked, List<string> names)
    {
        if (names.Count == 0)
            return "";
        return NearestNames.Find(asked, names) is { Count: > 0 } near ? $"; did you mean {string.Join(" or ", near)}?" : $" (there is {string.Join(", ", names)})";
    }
}
