using Pipeline.Tools.Ledger.Offline;

namespace Pipeline.Tools.Ledger;

/// <summary>What became of a decision.</summary>
/// <param name="View">The ledger with it; of a queued one: without it.</param>
/// <param name="Entries">Its events as they stand in the ledger or in the queue.</param>
internal sealed record LedgerAppended<TState>(LedgerView<TState> View, IReadOnlyList<LedgerEntry> Entries)
{
    /// <summary>True when the remote could not be reached, so that the events wait here.</summary>
    public bool IsQueued => View.Unreachable is not null;

    /// <summary>What became of events that had waited here; null when none had.</summary>
    public LedgerSync<TState>? Sync { get; init; }

    /// <summary>What the user must be told: that events wait; null: nothing.</summary>
    public string? Notice => IsQueued && Entries.Count > 0
        ? $"The ledger cannot be reached: {View.Unreachable} Recorded here only, to be decided again by the next command that reaches it: {string.Join("; ", Entries.Select(entry => $"'{entry.Sentence}'"))}."
        : null;
}
