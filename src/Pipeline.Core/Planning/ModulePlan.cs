using Pipeline.Core.Versions;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>What happens to one module's version, and why.</summary>
internal sealed record ModulePlan
{
    /// <summary>The module's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its folder, a repository path.</summary>
    public required string Path { get; init; }

    /// <summary>Its last release in the history of the planned commit; null when there is none.</summary>
    public SemVersion? Current { get; init; }

    /// <summary>The tag of <see cref="Current"/>; null when there is none, or a plan does not say.</summary>
    public string? PreviousTag { get; init; }

    /// <summary>The version to release; null when there is nothing to release.</summary>
    public SemVersion? Next { get; init; }

    /// <summary>How much its changes bump.</summary>
    public VersionBump Bump { get; init; }

    /// <summary>The tag of <see cref="Next"/>; null when there is nothing to release.</summary>
    public string? Tag { get; init; }

    /// <summary>The pre-release with the same content that <see cref="Next"/> promotes; null when there is none.</summary>
    public SemVersion? Promotes { get; init; }

    /// <summary>Why the version grows as it does, or why not; one sentence each, the weightiest first.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The commits since the last release, the newest first, without those that were reverted.</summary>
    public IReadOnlyList<PlannedCommit> Commits { get; init; } = [];
}
