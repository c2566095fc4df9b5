using Pipeline.Core.Errors;

namespace Pipeline.Tools.Ledger;

/// <summary>What the entries of a ledger mean. The storage keeps bytes and knows nothing of them.</summary>
/// <typeparam name="TState">What the entries amount to; it does not change.</typeparam>
internal interface ILedgerMeaning<TState>
{
    /// <summary>The state of a ledger without entries.</summary>
    TState Empty { get; }

    /// <summary>The state after <paramref name="entry"/>.</summary>
    /// <exception cref="PipelineException">The entry cannot be read.</exception>
    TState Apply(TState state, LedgerEntry entry);

    /// <summary>Decides an event that was decided offline once more, on the state that it meets.</summary>
    /// <exception cref="PipelineException">It no longer holds; the message says why.</exception>
    LedgerDraft Redecide(TState state, LedgerEntry entry);

    /// <summary>Everything that is wrong with <paramref name="entry"/> as the one that follows <paramref name="state"/>: its sentence, and the rules.</summary>
    /// <exception cref="PipelineException">The entry cannot be read.</exception>
    IReadOnlyList<string> ProblemsOf(TState state, LedgerEntry entry);

    /// <summary>Who wrote <paramref name="entry"/>, by its own word; null: it does not say.</summary>
    /// <exception cref="PipelineException">The entry cannot be read.</exception>
    LedgerClaim? ClaimOf(LedgerEntry entry);

    /// <summary>The state as the content of a snapshot.</summary>
    byte[] Save(TState state);

    /// <summary>Reads a snapshot.</summary>
    /// <param name="snapshot">Its content, which nobody changes: the state may read parts of it later.</param>
    /// <param name="origin">Its path, for messages.</param>
    /// <param name="state">The state.</param>
    /// <returns>False when it is broken or of another schema.</returns>
    bool TryLoad(ReadOnlyMemory<byte> snapshot, string origin, out TState state);
}
