namespace Pipeline.Tools.Ledger.Verification;

/// <summary>Something that is wrong with a ledger.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Commit">The commit that it is about; null: the ledger as a whole.</param>
/// <param name="Message">What is wrong, in one sentence that names the event.</param>
internal sealed record LedgerFinding(LedgerFindingKind Kind, string? Commit, string Message);
