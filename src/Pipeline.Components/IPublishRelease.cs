using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;

namespace Pipeline.Components;

/// <summary>Release: what is tagged on the commit becomes a release on GitHub, with its notes and evidence.</summary>
public interface IPublishRelease : IWriteReleaseNotes, IHazGitHub
{
    /// <summary>The tag of one release for the whole application; it must stand on the commit. Default: a release for each module that is tagged on the commit.</summary>
    [Parameter("Tag of one release for the whole application; a release for each tagged module when left out")]
    string? ReleaseTag => TryGetValue(() => ReleaseTag) is { Length: > 0 } tag ? tag : null;

    /// <summary>Publishes a release for each selected module that is tagged on the commit. Repeated, it goes on where it stopped and does nothing twice.</summary>
    Target Release => _ => _
        .Description("Publish what is tagged on the commit as releases on GitHub")
        .TryAfter<ITagVersions>(x => x.Tag)
        .TryAfter<ITagImages>(x => x.TagImages)
        .After<IWriteReleaseNotes>(x => x.ReleaseNotes)
        .Checked(this)
        .Executes(() => PublicationSession.PublishAsync(this));
}
