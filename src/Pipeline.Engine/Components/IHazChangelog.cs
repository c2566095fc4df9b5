using Nuke.Common;
using static Nuke.Common.ChangeLog.ChangelogTasks;

namespace Nuke.Components;

/// <summary>A build with a changelog.</summary>
public interface IHazChangelog : INukeBuild
{
    /// <summary>The file: <c>CHANGELOG.md</c> in the root.</summary>
    string ChangelogFile => RootDirectory / "CHANGELOG.md";

    /// <summary>What packages say of their version.</summary>
    string NuGetReleaseNotes => GetNuGetReleaseNotes(ChangelogFile, (this as IHazGitRepository)?.GitRepository);
}
