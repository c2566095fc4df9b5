using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;

namespace Pipeline.Components;

/// <summary>Tag: annotated tags for the planned versions (F1), with version files, changelogs and the next development version (A7) when asked for.</summary>
public interface ITagVersions : IWriteReleaseNotes, IHazRemote
{
    /// <summary>Writes each version into the module's own files, and commits them under the tags. Default: false.</summary>
    [Parameter("Writes the versions into the modules' own files")]
    bool WriteVersions => TryGetValue<bool?>(() => WriteVersions) ?? false;

    /// <summary>Puts the notes into each module's <c>CHANGELOG.md</c>, and commits them under the tags. Default: false.</summary>
    [Parameter("Puts the notes into each module's CHANGELOG.md")]
    bool WriteChangelogs => TryGetValue<bool?>(() => WriteChangelogs) ?? false;

    /// <summary>After the tags, sets the version files to the next development version (A7); needs <see cref="WriteVersions"/>. Default: false.</summary>
    [Parameter("Sets the version files to the next -dev version after the tags")]
    bool NextDevelopment => TryGetValue<bool?>(() => NextDevelopment) ?? false;

    /// <summary>Applies the plan; with a remote in one atomic push. <c>--skip VersionPlan</c> applies the one that was reviewed, not a new one.</summary>
    Target Tag => _ => _
        .Description("Tag the planned versions, all or none")
        .DependsOn<IPlanVersions>(x => x.VersionPlan)
        .Checked(this)
        .Executes(() => VersionSession.TagAsync(this));
}
