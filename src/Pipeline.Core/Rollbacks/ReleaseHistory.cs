using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Core.Rollbacks;

/// <summary>
/// The history of a module read as states that stand on each other. A deployment puts its state on top, a rollback takes those
/// off that it undid, and what failed is no state. So the state below the top is the one to return to, also after rollbacks.
/// </summary>
internal sealed partial class ReleaseHistory
{
    private readonly List<DeployedState> _standing;

    private ReleaseHistory(string module, List<DeployedState> standing, DeployedState? failed, int? firstKept) => (Module, _standing, Failed, FirstKept) = (module, standing, failed, firstKept);

    /// <summary>The module.</summary>
    public string Module { get; }

    /// <summary>The newest deployment when it failed; null when it did not.</summary>
    public DeployedState? Failed { get; }

    /// <summary>What the module was last brought to, or was to be: <see cref="Failed"/>, else what runs; null when it is not deployed.</summary>
    public DeployedState? Current => Failed ?? Top;

    /// <summary>The states that were not undone, and <see cref="Failed"/> when it is there.</summary>
    public IEnumerable<DeployedState> Attempts => Failed is null ? _standing : _standing.Append(Failed);

    /// <summary>The oldest revision that is kept; null when there is none.</summary>
    public int? FirstKept { get; }

    private DeployedState? Top => _standing is [.., var top] ? top : null;

    public static ReleaseHistory Read(string module, IEnumerable<ReleaseRevision> revisions)
    {
        var ordered = revisions.OrderBy(revision => revision.Revision).ToList();
        var standing = new List<DeployedState>();
        DeployedState? failed = null;
        foreach (var revision in ordered)
        {
            if (IsGood(revision))
            {
                Put(standing, module, revision);
                failed = null;
            }
            else if (!IsRollback(revision, isFirst: standing.Count == 0))
            {
                failed = DeployedState.Of(module, revision);
            }
        }

        return new ReleaseHistory(module, standing, failed, ordered.Count > 0 ? ordered[0].Revision : null);
    }

    /// <summary>The state before one of <see cref="Attempts"/>; null when there is none.</summary>
    public DeployedState? Before(DeployedState state) =>
        state == Failed ? Top : _standing.IndexOf(state) is > 0 and var index ? _standing[index - 1] : null;

    private static void Put(List<DeployedState> standing, string module, ReleaseRevision revision)
    {
        if (ReturnedTo(revision) is { } target)
        {
            var index = standing.FindIndex(state => state.State.Revision == target);
            if (index >= 0)
            {
                standing.RemoveRange(index + 1, standing.Count - index - 1);
                return;
            }
        }

        var state = DeployedState.Of(module, revision);
        // The same chart once more is the same state, since when it was deployed first; only its newer revision is kept longer.
        if (standing is [.., var top] && top.Chart == state.Chart)
            standing[^1] = top with { State = top.State with { Revision = revision.Revision } };
        else
            standing.Add(state);
    }

    /// <summary>Whether the revision runs or ran.</summary>
    public static bool IsGood(ReleaseRevision revision) => revision.Status is "deployed" or "superseded";

    // A rollback that failed changes nothing about where to go: the next one tries the same again. One that did not become ready
    // is a failed "Release" to Helm, which says that otherwise of a first installation only; a failed upgrade is an "Upgrade".
    private static bool IsRollback(ReleaseRevision revision, bool isFirst) =>
        revision.Status == "pending-rollback"
        || revision.Description.StartsWith("Rollback ", StringComparison.Ordinal)
        || (!isFirst && revision.Description.StartsWith("Release \"", StringComparison.Ordinal));

    private static int? ReturnedTo(ReleaseRevision revision) =>
        Mark().Match(revision.Description) is { Success: true } mark && int.TryParse(mark.Groups[1].Value, CultureInfo.InvariantCulture, out var target) ? target : null;

    // What Helm itself notes, and the local runtime after it.
    [GeneratedRegex(@"\ARollback to ([0-9]{1,9})\z")]
    private static partial Regex Mark();
}
