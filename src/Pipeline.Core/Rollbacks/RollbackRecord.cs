using Pipeline.Core.Runs;

namespace Pipeline.Core.Rollbacks;

/// <summary>What a rollback did, as <c>artifacts/rollback.json</c> keeps it (D16, D18).</summary>
internal sealed record RollbackRecord
{
    /// <summary>The schema that this code writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of this file's schema.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary><c>kubernetes</c> or <c>local</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>Who started it; null when nobody knows.</summary>
    public string? Who { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How it ended as a whole.</summary>
    public required RunVerdict Verdict { get; init; }

    /// <summary>Every module that was looked at, in dependency order.</summary>
    public IReadOnlyList<ModuleRollback> Modules { get; init; } = [];
}
