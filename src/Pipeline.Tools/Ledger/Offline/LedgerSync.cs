namespace Pipeline.Tools.Ledger.Offline;

/// <summary>What became of the events that had waited for the remote.</summary>
/// <param name="View">The ledger afterwards.</param>
/// <param name="Accepted">Those that are in it now, in order, as they stand there.</param>
/// <param name="Refused">Those that no longer held.</param>
internal sealed record LedgerSync<TState>(LedgerView<TState> View, IReadOnlyList<LedgerEntry> Accepted, IReadOnlyList<RefusedEvent> Refused)
{
    /// <summary>The same for people.</summary>
    public IReadOnlyList<string> Notices =>
    [
        .. Accepted.Select(entry => $"Decided offline, and now recorded: '{entry.Sentence}'."),
        .. Refused.Select(refused => $"Decided offline, and refused now: '{refused.Event.Sentence}': {refused.Reason}"),
    ];
}
