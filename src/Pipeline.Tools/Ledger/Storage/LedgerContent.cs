namespace Pipeline.Tools.Ledger.Storage;

/// <summary>What the tree of a commit holds as <c>event.json</c>.</summary>
/// <param name="Bytes">The file; empty when there is a problem.</param>
/// <param name="Problem">What is wrong with it, to follow the commit's name in a sentence; null: nothing.</param>
internal readonly record struct LedgerContent(byte[] Bytes, string? Problem);
