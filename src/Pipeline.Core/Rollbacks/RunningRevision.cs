using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Core.Artifacts;

namespace Pipeline.Core.Rollbacks;

/// <summary>The revision of a release that runs.</summary>
/// <param name="Revision">Its number.</param>
/// <param name="Chart">The digest of the chart that it was made of; null: its history does not tell, for somebody else deployed it.</param>
internal sealed partial record RunningRevision(int Revision, Digest? Chart)
{
    /// <summary>The newest number of its history: another than <see cref="Revision"/> when what came after is under way, or failed.</summary>
    public int Newest { get; init; } = Revision;

    /// <summary>What runs by the history of a release; null: nothing does.</summary>
    public static RunningRevision? Of(IReadOnlyList<ReleaseRevision> revisions)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        if (revisions.Where(revision => revision.Status == "deployed").MaxBy(revision => revision.Revision) is not { } running)
            return null;
        var (brought, seen) = (running, new HashSet<int>());
        // A rollback notes where it went back to, and nothing else.
        while (Back().Match(brought.Description) is { Success: true } back && int.TryParse(back.Groups["revision"].Value, CultureInfo.InvariantCulture, out var target)
            && seen.Add(target) && revisions.FirstOrDefault(revision => revision.Revision == target) is { } earlier)
            brought = earlier;
        return new RunningRevision(running.Revision, Noted().Match(brought.Description) is { Success: true } noted ? Digest.Parse(noted.Groups["chart"].Value) : null) { Newest = revisions.Max(revision => revision.Revision) };
    }

    [GeneratedRegex(@"\ARollback to (?<revision>[0-9]{1,9})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Back();

    [GeneratedRegex(@"\A[0-9A-Za-z.+-]+ of commit [0-9a-f]+, chart (?<chart>sha256:[0-9a-f]{64})(,|\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex Noted();
}
