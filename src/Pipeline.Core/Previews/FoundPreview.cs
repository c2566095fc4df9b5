namespace Pipeline.Core.Previews;

/// <summary>A preview as it was found.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Kept">What is kept of it; null when that cannot be read.</param>
/// <param name="IsHeld">Whether a run is at work on it.</param>
/// <param name="Releases">What is deployed in it.</param>
internal sealed record FoundPreview(string Namespace, Preview? Kept, bool IsHeld, IReadOnlyList<string> Releases)
{
    /// <summary>What it is called.</summary>
    public string Name => Kept?.Name ?? Namespace;

    /// <summary>How it stands.</summary>
    public PreviewState State => (Kept?.Phase, IsHeld) switch
    {
        (PreviewPhase.Open, true) => PreviewState.Open,
        (PreviewPhase.Open, false) => Releases.Count > 0 ? PreviewState.Open : PreviewState.Leftover,
        (PreviewPhase.Closing, true) => PreviewState.Closing,
        (_, true) => PreviewState.Opening,
        _ => PreviewState.Leftover,
    };

    /// <summary>Why it is to be closed by now; null: it is not.</summary>
    public string? ReasonToClose(DateTimeOffset now) => this switch
    {
        { IsHeld: true } => null,
        { Kept: null } => "nobody can read what it is",
        { State: PreviewState.Leftover, Kept.Phase: PreviewPhase.Open } => "nothing is deployed in it any more",
        { State: PreviewState.Leftover, Kept: var kept } => $"a run that {(kept.Phase == PreviewPhase.Closing ? "closed" : "opened")} it failed or was killed",
        { Kept: var kept } when kept.ExpiresAt <= now => $"its time was over at {PreviewTable.Moment(kept.ExpiresAt)}",
        { Kept: var kept } when kept.IdleAt <= now => $"nobody used it since {PreviewTable.Moment(kept.UsedAt)}",
        _ => null,
    };
}
