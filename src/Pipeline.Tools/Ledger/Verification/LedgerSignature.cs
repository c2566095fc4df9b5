namespace Pipeline.Tools.Ledger.Verification;

/// <summary>What git says of an entry's signature.</summary>
/// <param name="Commit">The entry.</param>
/// <param name="IsSigned">Whether there is one.</param>
/// <param name="Signer">Whose listed key made it; null: none did.</param>
internal sealed record LedgerSignature(string Commit, bool IsSigned, string? Signer);
