namespace Pipeline.Tools.Ledger;

/// <summary>What a ledger says.</summary>
/// <param name="Head">Its last commit; null: it has no entries.</param>
/// <param name="State">What its entries amount to.</param>
internal sealed record LedgerView<TState>(string? Head, TState State)
{
    /// <summary>Why the remote could not be reached, so that others may have written since; null: it was reached, or there is none.</summary>
    public string? Unreachable { get; init; }

    /// <summary>Whether it is what was fetched last of a remote that does not show it now, as to a job of a CI server that has no token.</summary>
    public bool IsFetched { get; init; }

    /// <summary>What was decided here while the remote could not be reached, oldest first. It is not in <see cref="State"/>.</summary>
    public IReadOnlyList<LedgerEntry> Queued { get; init; } = [];
}
