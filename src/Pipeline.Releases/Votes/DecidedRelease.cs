using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Votes;

/// <summary>A decision in the ledger.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who asked for it; the rules decided.</param>
/// <param name="Outcome">GO, NO-GO or HOLD.</param>
/// <param name="Reasons">Why not GO.</param>
/// <param name="IsFinal">Whether votes are closed and nobody decides again: after GO, a veto or a ban. What was not measured well enough may be measured again.</param>
internal sealed record DecidedRelease(DateTimeOffset At, Person By, Decision Outcome, IReadOnlyList<string> Reasons, bool IsFinal)
{
    /// <summary>The outcome as people say it.</summary>
    public string Word => Words.Of(Outcome);
}
