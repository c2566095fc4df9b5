namespace Pipeline.Tools.Ledger;

/// <summary>Who wrote an entry, by its own word.</summary>
/// <param name="By">The name.</param>
/// <param name="Voucher">Who vouches for it.</param>
/// <param name="Signer">Whose key signed it, as the file of signers names it; null: the entry claims no signature.</param>
internal sealed record LedgerClaim(string By, LedgerVoucher Voucher, string? Signer = null);
