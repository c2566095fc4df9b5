using Pipeline.Core.Artifacts;

namespace Pipeline.Releases.Ledger.Snapshots;

/// <summary>The first line of a snapshot: whether the rest can be read, and is what was written.</summary>
internal sealed record SnapshotHead
{
    /// <summary>The schema that this code writes.</summary>
    public const int CurrentSchemaVersion = 2;

    /// <summary>The version of the file's schema.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The hash of everything below.</summary>
    public required Digest Content { get; init; }
}
