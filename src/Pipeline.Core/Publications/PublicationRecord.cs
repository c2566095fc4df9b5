namespace Pipeline.Core.Publications;

/// <summary>Which releases were published where, or would have been: <c>artifacts/publications.json</c>.</summary>
internal sealed record PublicationRecord
{
    /// <summary>The schema that this code writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of this file's schema.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>The repository as <c>owner/name</c>, with its host where that is not github.com; null when none is known.</summary>
    public string? Repository { get; init; }

    /// <summary>The commit that is released.</summary>
    public required string Commit { get; init; }

    /// <summary>The releases, in the order in which they were published.</summary>
    public IReadOnlyList<ReleasePublication> Releases { get; init; } = [];
}
