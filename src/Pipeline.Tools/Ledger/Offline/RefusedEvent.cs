namespace Pipeline.Tools.Ledger.Offline;

/// <summary>An event that was decided offline and no longer held.</summary>
/// <param name="Event">What was decided.</param>
/// <param name="Reason">Why it no longer held, on one line.</param>
internal sealed record RefusedEvent(LedgerEntry Event, string Reason);
