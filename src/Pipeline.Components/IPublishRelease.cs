using Nuke.Common;
using Pipeline.Components.Sessions;

namespace Pipeline.Components;

/// <summary>Release: what is tagged on the commit becomes a release on GitHub, with its notes and evidence.</summary>
public interface IPublishRelease : IWriteReleaseNotes
{
    /// <summary>The token, which may write the repository's contents. Without it what would be published is printed and recorded.</summary>
    [Parameter("GitHub token that may write contents; without it what would be published is printed and recorded")]
    [Secret]
    string? GitHubToken => TryGetValue(() => GitHubToken) is { Length: > 0 } token ? token : null;

    /// <summary>The repository that gets the releases, as <c>owner/name</c>. Default: the one that the workflow runs in, else that of the git remote.</summary>
    [Parameter("Repository that gets the releases, such as acme/shop; the workflow's or the git remote's when left out")]
    string? GitHubRepository => TryGetValue(() => GitHubRepository) is { Length: > 0 } repository ? repository : null;

    /// <summary>The address of GitHub's API. Default: the one that the workflow runs at, else by the git remote; a GitHub Enterprise Server must be named.</summary>
    [Parameter("Address of GitHub's API, for GitHub Enterprise Server: https://HOST/api/v3")]
    string? GitHubApiUrl => TryGetValue(() => GitHubApiUrl) is { Length: > 0 } address ? address : null;

    /// <summary>The tag of one release for the whole application; it must stand on the commit. Default: a release for each module that is tagged on the commit.</summary>
    [Parameter("Tag of one release for the whole application; a release for each tagged module when left out")]
    string? ReleaseTag => TryGetValue(() => ReleaseTag) is { Length: > 0 } tag ? tag : null;

    /// <summary>Publishes a release for each selected module that is tagged on the commit. Repeated, it goes on where it stopped and does nothing twice.</summary>
    Target Release => _ => _
        .Description("Publish what is tagged on the commit as releases on GitHub")
        .TryAfter<ITagVersions>(x => x.Tag)
        .TryAfter<ITagImages>(x => x.TagImages)
        .After<IWriteReleaseNotes>(x => x.ReleaseNotes)
        .Executes(() => PublicationSession.PublishAsync(this));
}
