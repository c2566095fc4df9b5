using Pipeline.Core.Commits;

namespace Pipeline.Core.Planning;

/// <summary>A commit in the range of one module.</summary>
/// <param name="Commit">The commit as the plan shows it.</param>
/// <param name="Revert">What it reverts; null when nothing.</param>
/// <param name="MergedBy">The reverted merges that brought it.</param>
/// <param name="ReleaseAs">The versions that it asks for.</param>
/// <param name="IsSincePrerelease">True when the module's last pre-release does not contain it.</param>
internal sealed record ModuleChange(PlannedCommit Commit, CommitRevert? Revert, IReadOnlyList<string> MergedBy, IReadOnlyList<string> ReleaseAs, bool IsSincePrerelease);
