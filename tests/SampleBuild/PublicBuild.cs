using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;
using Nuke.Components;
using Serilog;
using static Nuke.Common.ChangeLog.ChangelogTasks;
using static Nuke.Common.IO.HttpTasks;
using static Nuke.Common.Tools.DotNet.DotNetTasks;
using static Nuke.Common.Tools.Git.GitTasks;

namespace SampleBuild;

/// <summary>A build as public repositories have them: that it compiles and lists its targets shows that the engine has what they use most.</summary>
[GitHubActions(
    "continuous",
    GitHubActionsImage.UbuntuLatest,
    GitHubActionsImage.WindowsLatest,
    OnPushBranches = new[] { MainBranch, "release/*" },
    OnPullRequestBranches = new[] { MainBranch },
    InvokedTargets = new[] { nameof(ITest.Test), nameof(IPack.Pack) },
    FetchDepth = 0,
    CacheKeyFiles = new[] { "**/*.csproj" })]
[GitHubActions(
    "release",
    GitHubActionsImage.UbuntuLatest,
    OnPushTags = new[] { "v*" },
    InvokedTargets = new[] { nameof(IPublish.Publish) },
    ImportSecrets = new[] { nameof(IPublish.NuGetApiKey) },
    EnableGitHubToken = true,
    WritePermissions = new[] { GitHubActionsPermissions.Contents },
    PublishArtifacts = false)]
[ShutdownDotNetAfterServerBuild]
[UnsetVisualStudioEnvironmentVariables]
public sealed class PublicBuild : NukeBuild, IPublish, IHazChangelog, IHazGitRepository
{
    private const string MainBranch = "main";

    [Parameter("Configuration to build")]
    public Configuration Configuration { get; set; } = IsLocalBuild ? Configuration.Debug : Configuration.Release;

    [Solution("Public.slnx")]
    public Solution Solution { get; set; } = null!;

    public AbsolutePath OutputDirectory => RootDirectory / "output";

    IEnumerable<Project> ITest.TestProjects => Solution.GetAllProjects("*.Tests");

    Configure<DotNetNuGetPushSettings> IPublish.PushSettings => _ => _
        .EnableSkipDuplicate();

    public Target Clean => _ => _
        .Before<IRestore>(x => x.Restore)
        .Executes(() =>
        {
            RootDirectory.GlobDirectories("src/**/bin", "src/**/obj").ForEach(directory => directory.DeleteDirectory());
            DotNetClean(s => s.SetProject(Solution).SetConfiguration(Configuration));
            OutputDirectory.CreateOrCleanDirectory();
        });

    public Target Format => _ => _
        .Executes(() => DotNetFormat(_ => _
            .SetProject(Solution)
            .EnableVerifyNoChanges()
            .SetSeverity(DotNetFormatSeverity.warn)));

    public Target Binaries => _ => _
        .DependsOn<ICompile>(x => x.Compile)
        .Produces(OutputDirectory / "*.zip")
        .Executes(() =>
        {
            string[] runtimes = [DotNetRuntimeIdentifier.win_x64, DotNetRuntimeIdentifier.linux_x64];
            DotNetPublish(_ => _
                .SetProject(Solution.GetProject("App"))
                .SetConfiguration(Configuration)
                .EnableSelfContained()
                .EnablePublishSingleFile()
                .SetVersion("1.0.0")
                .When(o => o.Configuration == Configuration.Release, o => o.SetProperty("DebugType", "none"))
                .When(IsServerBuild, o => o.EnableContinuousIntegrationBuild())
                .CombineWith(runtimes, (o, runtime) => o
                    .SetRuntime(runtime)
                    .SetOutput(OutputDirectory / runtime)));
            runtimes.ForEach(runtime => (OutputDirectory / runtime).CompressTo(OutputDirectory / $"app-{runtime}.zip"));
        });

    public Target Tag => _ => _
        .OnlyWhenStatic(() => ((IHazGitRepository)this).GitRepository.IsOnMainOrMasterBranch())
        .Requires(() => GitHasCleanWorkingCopy())
        .Executes(() =>
        {
            var version = ReadChangelog(((IHazChangelog)this).ChangelogFile).LatestVersion;
            FinalizeChangelog(((IHazChangelog)this).ChangelogFile, $"{version}", ((IHazGitRepository)this).GitRepository);
            Git($"tag v{version}");
            Log.Information("Tagged {Commit} on {Branch}", GitCurrentCommit(), GitCurrentBranch());
        });

    public Target Tools => _ => _
        .Executes(() =>
        {
            DotNetToolRestore();
            DotNetToolInstall(_ => _
                .SetPackageName("dotnet-ef")
                .EnableGlobal()
                .AddProcessEnvironmentVariable("DOTNET_NOLOGO_HERE", "1")
                .DisableProcessOutputLogging());
            HttpDownloadFile("https://example.org/tool.tar.gz", TemporaryDirectory / "tool.tar.gz", clientConfigurator: client =>
            {
                client.Timeout = TimeSpan.FromMinutes(1);
                return client;
            });
            (TemporaryDirectory / "tool.tar.gz").UncompressTo(TemporaryDirectory / "tool");
            (TemporaryDirectory / "stamp").TouchFile();
            DotNetRun(_ => _.SetProjectFile(RootDirectory.FindParentOrSelf(path => path.ContainsFile("Tool.csproj"))).SetApplicationArguments("--help"));
            Log.Information("{Folders}", Solution.SolutionFolders.Select(folder => folder.Name).JoinCommaSpace());
        });

    public static int Run() => Execute<PublicBuild>(x => ((ICompile)x).Compile);
}
