namespace Pipeline.Tools.Ledger.Homes;

/// <summary>What a fetch of all branches of a remote brought of its ledger.</summary>
/// <param name="Head">Its last commit then; null: there was no ledger.</param>
internal sealed record FetchedLedger(string? Head);
