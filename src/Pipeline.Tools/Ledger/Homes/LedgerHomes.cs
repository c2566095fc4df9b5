using Pipeline.Tools.Git;

namespace Pipeline.Tools.Ledger.Homes;

/// <summary>Finds where a ledger is.</summary>
internal static class LedgerHomes
{
    /// <summary>The remote, when one is named; else the repository itself.</summary>
    public static ILedgerHome Of(GitWorkTree workTree, LedgerOptions options) => options.Remote is { } remote ? new RemoteLedger(workTree, remote) : new LocalLedger(workTree);
}
