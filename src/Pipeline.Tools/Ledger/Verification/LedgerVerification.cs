namespace Pipeline.Tools.Ledger.Verification;

/// <summary>What became of verifying a ledger.</summary>
/// <param name="Head">Its last commit; null: it has no entries.</param>
/// <param name="Entries">The number of its entries.</param>
/// <param name="Findings">Everything that is wrong, what is missing first, then in the order of the ledger.</param>
/// <param name="Signatures">Who signed each entry, in order; empty when no signers were named.</param>
/// <param name="Vouchers">How many of the entries that can be read say that this one vouches for whoever wrote them.</param>
internal sealed record LedgerVerification(string? Head, int Entries, IReadOnlyList<LedgerFinding> Findings, IReadOnlyList<LedgerSignature> Signatures, IReadOnlyDictionary<LedgerVoucher, int> Vouchers);
