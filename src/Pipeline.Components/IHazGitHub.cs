using Nuke.Common;

namespace Pipeline.Components;

/// <summary>Where the repository is on GitHub, and in whose name it is spoken to.</summary>
public interface IHazGitHub : INukeBuild
{
    /// <summary>The token. To publish releases it may write contents; to tell who runs a workflow, it may read actions; for the papers of a release, it may read pull requests and issues. Without it releases are printed, and nobody vouches for whoever runs the build.</summary>
    [Parameter("GitHub token: it may write contents to publish, read actions to tell who runs the workflow, and pull requests and issues for the papers; without it what would be published is printed and recorded")]
    [Secret]
    string? GitHubToken => TryGetValue(() => GitHubToken) is { Length: > 0 } token ? token : null;

    /// <summary>The repository, as <c>owner/name</c>. Default: the one that the workflow runs in, else that of the git remote.</summary>
    [Parameter("Repository on GitHub, such as acme/shop; the workflow's or the git remote's when left out")]
    string? GitHubRepository => TryGetValue(() => GitHubRepository) is { Length: > 0 } repository ? repository : null;

    /// <summary>The address of GitHub's API. Default: the one that the workflow runs at, else by the git remote; a GitHub Enterprise Server must be named.</summary>
    [Parameter("Address of GitHub's API, for GitHub Enterprise Server: https://HOST/api/v3")]
    string? GitHubApiUrl => TryGetValue(() => GitHubApiUrl) is { Length: > 0 } address ? address : null;
}
