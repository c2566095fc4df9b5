using Nuke.Common;
using Nuke.Common.Git;

namespace Nuke.Components;

/// <summary>A build in a git repository.</summary>
public interface IHazGitRepository : INukeBuild
{
    /// <summary>The repository.</summary>
    [GitRepository]
    [Required]
    GitRepository GitRepository => TryGetValue(() => GitRepository)!;
}
