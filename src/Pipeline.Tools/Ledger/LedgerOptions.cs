using Pipeline.Tools.Git;

namespace Pipeline.Tools.Ledger;

/// <summary>Where the ledger is, and who writes it.</summary>
internal sealed record LedgerOptions
{
    /// <summary>The remote that the ledger is kept at, by its name or its address; an address with credentials is refused. Null, the default: the local repository.</summary>
    public string? Remote { get; init; }

    /// <summary>Who commits where git has no identity configured, as on a CI runner. Null, the default: nothing can be appended there.</summary>
    public GitIdentity? FallbackIdentity { get; init; }

    /// <summary>The absolute folder of the snapshots; null, the default: none are kept.</summary>
    public string? SnapshotFolder { get; init; }

    /// <summary>After how many entries a new snapshot is written. Default: 64.</summary>
    public int SnapshotInterval { get; init; } = 64;

    /// <summary>How often an append is tried again when others are faster. Default: 60 times.</summary>
    public int Retries { get; init; } = 60;

    /// <summary>The first pause before another try; it grows. Default: 50 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
