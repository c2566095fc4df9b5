using Nuke.Common;
using Nuke.Common.IO;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;

namespace Pipeline.Components;

/// <summary>
/// PublishPackages: the NuGet packages of a build to a feed, from a version's tag on the main branch. How they are made is the build's own:
/// its target for it packs <see cref="PackageVersion"/> into <see cref="PublishedPackages"/>.
/// </summary>
public interface IPublishPackages : INukeBuild
{
    /// <summary>The tag of the version that is packed and published, such as <c>v1.2.3</c>. Default: none, packages get the projects' own version.</summary>
    [Parameter("Tag of the version that is packed and published, such as v1.2.3")]
    string? PackageTag => TryGetValue(() => PackageTag);

    /// <summary>The feed: an address, a name in NuGet.Config or a folder. Default: nuget.org.</summary>
    [Parameter("Feed that packages are pushed to: an address, a name in NuGet.Config or a folder; nuget.org when left out")]
    string PackageSource => TryGetValue(() => PackageSource) ?? "https://api.nuget.org/v3/index.json";

    /// <summary>The feed's key. It is handed to NuGet in its environment, never as an argument. Default: none.</summary>
    [Parameter("Key of the feed, best as the environment variable PACKAGE_KEY")]
    [Secret]
    string? PackageKey => TryGetValue(() => PackageKey);

    /// <summary>The version that <see cref="PackageTag"/> says; null without a tag.</summary>
    /// <exception cref="Pipeline.Core.Errors.PipelineException">The tag says none.</exception>
    string? PackageVersion => PackageTag is { } tag ? Tools.Packages.PackageTag.VersionOf(tag) : null;

    /// <summary>Where the packages are. Default: <c>artifacts/packages</c>.</summary>
    AbsolutePath PublishedPackages => RootDirectory / "artifacts" / "packages";

    /// <summary>The branch that packages are published from. Default: the main branch of the workflows, <c>main</c>.</summary>
    string PackageBranch => new RunOptions(this).Workflows.MainBranch;

    /// <summary>Fails when the tag is no version, not on this commit or not on <see cref="PackageBranch"/>: before anything is made, and before anybody is asked to approve it.</summary>
    Target CheckPackageTag => _ => _
        .Description("Look whether the tag is a version on the main branch")
        .ParametersChecked(this)
        .Requires(() => PackageTag)
        .Executes(() => PackageSession.CheckAsync(this));

    /// <summary>Pushes the packages with their symbols; a version that is there already stays as it is.</summary>
    Target PublishPackages => _ => _
        .Description("Push the packages to a feed, once each")
        .ParametersChecked(this)
        .Requires(() => PackageTag)
        .DependsOn(CheckPackageTag)
        .Executes(() => PackageSession.PublishAsync(this));
}
