using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;

namespace Pipeline.Components;

/// <summary>TagImages: the images that were pushed from a commit get the versions that were tagged on it since (A1, F4).</summary>
public interface ITagImages : IPushImage
{
    /// <summary>Tags the pushed images of the modules whose release tag stands on the commit; the registry has them already, by digest.</summary>
    Target TagImages => _ => _
        .Description("Give the pushed images the versions that are tagged on the commit")
        .TryAfter<ITagVersions>(x => x.Tag)
        .Checked(this)
        .Executes(() => ReleaseSession.TagImagesAsync(Context));
}
