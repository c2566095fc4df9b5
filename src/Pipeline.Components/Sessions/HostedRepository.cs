using Pipeline.Core.Errors;
using Pipeline.Tools.GitHub;

namespace Pipeline.Components.Sessions;

/// <summary>Finds the repository on GitHub that a build is of.</summary>
internal static class HostedRepository
{
    /// <summary>The one that was named, or that the workflow runs in, else that of the git remote; null: it is on no known GitHub.</summary>
    /// <param name="build">The build.</param>
    /// <param name="remote">The address of the git remote; null: there is none.</param>
    /// <exception cref="PipelineException">What was named is none.</exception>
    public static GitHubRepository? Find(IHazGitHub build, string? remote) => build.GitHubRepository is { } name
        ? GitHubRepository.Parse(name, build.GitHubApiUrl)
        : GitHubRepository.FromRemote(remote, build.GitHubApiUrl);
}
