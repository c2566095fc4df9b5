using Pipeline.Core.Commits;
using Pipeline.Core.Versions;

namespace Pipeline.Core.Planning;

/// <summary>A commit that a release contains.</summary>
internal sealed record PlannedCommit
{
    /// <summary>The commit's id.</summary>
    public required string Id { get; init; }

    /// <summary>The first line of its message.</summary>
    public required string Subject { get; init; }

    /// <summary>When it was committed.</summary>
    public DateTimeOffset CommittedAt { get; init; }

    /// <summary>The names of those who wrote it: the author, then every <c>Co-authored-by</c>.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>What it changes.</summary>
    public IReadOnlyList<CommitChange> Changes { get; init; } = [];

    /// <summary>How much it bumps the module's version.</summary>
    public VersionBump Bump { get; init; }

    /// <summary>The shared path through which it concerns the module; null when it changed the module's own folder.</summary>
    public string? SharedPath { get; init; }

    /// <summary>The number of the pull request that brought it; null when none is known.</summary>
    public int? PullRequest { get; init; }

    /// <summary>The numbers of the issues that it names.</summary>
    public IReadOnlyList<int> Issues { get; init; } = [];
}
