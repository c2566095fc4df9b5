using Pipeline.Core.Rollbacks;

namespace Pipeline.Stages.Deploy;

/// <summary>What a deployment found before it changed a release, and what it came to.</summary>
/// <param name="Module">The module, which the release is named like.</param>
/// <param name="Last">The newest revision; 0 when there was none.</param>
/// <param name="Good">The newest revision that ran; null when none did.</param>
/// <param name="Begun">The newest revision when the last attempt began; null: <paramref name="Last"/>.</param>
/// <param name="Reached">The revision that the last attempt came to; null when it came to none, or nobody knows.</param>
/// <param name="Description">What the history says of the last attempt; null when nobody knows.</param>
internal sealed record ChangedRelease(string Module, int Last, int? Good, int? Begun = null, int? Reached = null, string? Description = null)
{
    /// <summary>Whether the newest revision is the one that was found, or what the deployment made of it, or what going back left half-way; false when somebody else deployed since.</summary>
    /// <param name="newest">The newest revision; null when there is none.</param>
    public bool IsOurs(ReleaseRevision? newest)
    {
        var begun = Begun ?? Last;
        if (newest is null || newest.Revision == begun || newest.Revision == Reached)
            return true;
        if (newest.Revision == begun + 1)
            return !ReleaseHistory.IsGood(newest) || Description is null || newest.Description == Description;
        return newest.Revision == (Reached ?? (begun + 1)) + 1 && !ReleaseHistory.IsGood(newest);
    }
}
