using System.Globalization;
using Pipeline.Core.Artifacts;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Evidence;

/// <summary>Finds the evidence that counts for a criterion.</summary>
internal static class EvidenceLookup
{
    /// <summary>The evidence about <paramref name="subjects"/> that <paramref name="criterion"/> looks at, or why there is none that counts.</summary>
    public static (RecordedEvidence? Found, string? Missing) Find(LedgerState state, Criterion criterion, IEnumerable<Digest> subjects, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(criterion);
        var about = subjects.SelectMany(subject => state.Evidence.GetValueOrDefault(subject.Value)?.Values ?? []).ToList();
        var named = about
            .Where(evidence => (criterion.Evidence is null || evidence.Item.Name == criterion.Evidence) && (criterion.Metric is null || evidence.Item.Metrics.ContainsKey(criterion.Metric)))
            .OrderByDescending(evidence => evidence.At)
            .ToList();
        if (named.Find(evidence => evidence.Withdrawn is null && IsFresh(evidence)) is { } found)
            return (found, null);
        return (null, named switch
        {
            [{ Withdrawn: { } withdrawn } last, ..] => $"{last.Item.Name} was withdrawn by {withdrawn.By}: {withdrawn.Because}",
            [var last, ..] => string.Create(CultureInfo.InvariantCulture, $"{last.Item.Name} is of {last.At:u}, older than {criterion.MaxAge:g}"),
            [] => Unmeasured(criterion, about),
        });

        bool IsFresh(RecordedEvidence evidence) => criterion.MaxAge is not { } age || now - evidence.At <= age;
    }

    private static string Unmeasured(Criterion criterion, IReadOnlyList<RecordedEvidence> about)
    {
        var what = criterion.Metric is null ? $"there is no evidence {criterion.Evidence}" : $"nobody measured {criterion.Metric}{(criterion.Evidence is null ? "" : $" in {criterion.Evidence}")}";
        var known = about.Select(evidence => evidence.Item.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        return known.Count == 0 ? what : $"{what} (there is {string.Join(", ", known)})";
    }
}
