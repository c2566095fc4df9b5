using System.Globalization;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;
using Nuke.Components;
using Pipeline.Components;

partial class Build : IPublishPackages
{
    // What the packed components are compiled against: the engine that runs this build.
    static string Engine => typeof(NukeBuild).Assembly.GetName().Name == "Pipeline.Engine" ? "bundled" : "nuke";

    // Files in packages bear the commit's time, so that the same commit always gives the same packages.
    static string CommitTime => ProcessTasks.StartProcess("git", "show --no-patch --format=%ct HEAD", RootDirectory, logOutput: false, logInvocation: false)
        .AssertZeroExitCode().Output.StdToText();

    // Where the packages were made; elsewhere no address of theirs is certain.
    static string? RepositoryUrl => GitHubActions.Instance is { } run ? $"{run.ServerUrl}/{run.Repository}" : null;

    // What is packed is compiled for release here; nothing else of the solution need be.
    Target IPack.Pack => _ => _
        .Description("Makes the packages, with symbols, into artifacts/packages")
        .Produces(((IPack)this).PackagesDirectory / "*.nupkg")
        .Executes(() =>
        {
            var packages = ((IPack)this).PackagesDirectory.CreateOrCleanDirectory();
            DotNetTasks.DotNetPack(_ => _
                .SetProject(RootDirectory / "src" / "Packages.proj")
                .SetConfiguration("Release")
                .SetOutputDirectory(packages)
                .EnableNoLogo()
                .SetVerbosity(DotNetVerbosity.quiet)
                .SetProperty("ContinuousIntegrationBuild", true)
                .SetProperty("DeterministicTimestamp", CommitTime)
                .SetProperty("PipelineEngine", Engine)
                .WhenNotNull(((IPublishPackages)this).PackageVersion, (_, version) => _.SetProperty("Version", version))
                .WhenNotNull(RepositoryUrl, (_, url) => _.SetProperty("RepositoryUrl", url)));
            ReportSummary(_ => _.AddPair("Packages", packages.GlobFiles("*.nupkg").Count.ToString(CultureInfo.InvariantCulture)));
        });
}
