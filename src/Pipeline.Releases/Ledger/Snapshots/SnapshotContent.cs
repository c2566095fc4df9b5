namespace Pipeline.Releases.Ledger.Snapshots;

/// <summary>The second line of a snapshot.</summary>
internal sealed record SnapshotContent
{
    /// <summary>Everything but bundles and evidence.</summary>
    public required LedgerState State { get; init; }

    /// <summary>The bundles, the last that was sealed first. The lines below are their modules.</summary>
    public required IReadOnlyList<SnapshotBundle> Bundles { get; init; }

    /// <summary>The digests that something was found about. The lines below those of the bundles are what.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }
}
