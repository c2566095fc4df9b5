namespace Pipeline.Tools.Ledger.Verification;

/// <summary>What a ledger is held against.</summary>
internal sealed record LedgerVerifyOptions
{
    /// <summary>Commits of the ledger that others noted, by who did: what a promotion wrote on its Helm release. Default: none.</summary>
    public IReadOnlyDictionary<string, string> KnownHeads { get; init; } = new Dictionary<string, string>();

    /// <summary>The absolute path of ssh's file of allowed signers; null, the default: signatures are not looked at.</summary>
    public string? AllowedSigners { get; init; }
}
