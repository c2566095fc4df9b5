using Nuke.Common;
using Nuke.Common.IO;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;

namespace Pipeline.Components;

/// <summary>ReleaseNotes: what the planned versions bring, by module and for the set (D12, D13).</summary>
public interface IWriteReleaseNotes : IPlanVersions
{
    /// <summary>The artifacts folder of the last release's run; tells which unit tests were added. Default: unknown, and tests are not mentioned.</summary>
    [Parameter("Artifacts folder of the last release's run, to tell which unit tests were added")]
    AbsolutePath? PreviousArtifacts => TryGetValue(() => PreviousArtifacts);

    /// <summary>Writes <c>release-notes.md</c> for the set and for each module.</summary>
    Target ReleaseNotes => _ => _
        .Description("Write the release notes of the planned versions")
        .DependsOn<IPlanVersions>(x => x.VersionPlan)
        .Checked(this)
        .Executes(() => VersionSession.WriteNotesAsync(this));
}
