using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Pipeline.Engine.Tests.Execution;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.CI;

/// <summary>The workflows are those that NUKE 10.1 writes for the same attributes, but for the comment at the top and <c>show-progress</c>, which NUKE calls <c>progress</c>.</summary>
public sealed class GitHubActionsAttributeTests
{
    [Fact]
    public void Short_triggers_give_a_workflow() => Snapshot.Matches("short-triggers.yml", Write(
        new InMemory(GitHubActionsImage.MacOsLatest, GitHubActionsImage.UbuntuLatest, GitHubActionsImage.Ubuntu2204)
        {
            On = [GitHubActionsTrigger.Push, GitHubActionsTrigger.PullRequest],
            InvokedTargets = [nameof(PublicBuild.Test)],
            ImportSecrets = [nameof(PublicBuild.NuGetApiKey)],
            EnableGitHubToken = true,
            WritePermissions = [GitHubActionsPermissions.Contents],
            ReadPermissions = [GitHubActionsPermissions.Actions],
        }));

    [Fact]
    public void Detailed_triggers_give_a_workflow() => Snapshot.Matches("detailed-triggers.yml", Write(
        new InMemory(GitHubActionsImage.UbuntuLatest)
        {
            InvokedTargets = [nameof(PublicBuild.Test), nameof(PublicBuild.Pack)],
            OnCronSchedule = "0 3 * * 1",
            OnPushBranches = ["main", "release/*"],
            OnPushTags = ["v*"],
            OnPushIncludePaths = ["src/**"],
            OnPushExcludePaths = ["docs"],
            OnPullRequestBranches = ["main"],
            OnPullRequestIncludePaths = ["src"],
            OnPullRequestExcludePaths = ["docs/**"],
            OnWorkflowDispatchOptionalInputs = ["OptionalInput"],
            OnWorkflowDispatchRequiredInputs = ["NuGetSource"],
            CacheExcludePatterns = [".nuke/temp/logs"],
            PublishCondition = "success() || failure()",
            Submodules = GitHubActionsSubmodules.Recursive,
            Lfs = true,
            FetchDepth = 0,
            Progress = false,
            Filter = "tree:0",
            TimeoutMinutes = 30,
            ConcurrencyCancelInProgress = true,
            JobConcurrencyCancelInProgress = true,
            JobConcurrencyGroup = "deployment",
            EnvironmentName = "staging",
            EnvironmentUrl = "https://staging.example.org",
        }));

    [Fact]
    public void Nothing_is_kept_or_handed_on_when_so_said()
    {
        var text = Write(new InMemory(GitHubActionsImage.SelfHosted) { OnPushBranchesIgnore = ["wip/**"], CacheKeyFiles = [], PublishArtifacts = false, EnvironmentName = "staging", ConcurrencyGroup = "all", InvokedTargets = ["Test"] });
        Assert.EndsWith("""
            on:
              push:
                branches-ignore:
                  - 'wip/**'

            concurrency:
              group: all

            jobs:
              self-hosted:
                name: self-hosted
                runs-on: self-hosted
                environment: staging
                steps:
                  - uses: actions/checkout@v6
                  - name: 'Run: Test'
                    run: ./build.cmd Test

            """, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workflow_is_started_in_one_way()
    {
        Assert.Contains("Nothing starts the workflow 'test'", Problem(new InMemory(GitHubActionsImage.UbuntuLatest)), StringComparison.Ordinal);
        Assert.Contains("Keep one way", Problem(new InMemory(GitHubActionsImage.UbuntuLatest) { On = [GitHubActionsTrigger.Push], OnCronSchedule = "0 0 * * *" }), StringComparison.Ordinal);
        Assert.Contains("only one of both", Problem(new InMemory(GitHubActionsImage.UbuntuLatest) { OnPushBranches = ["a"], OnPushTagsIgnore = ["b"] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_workflow_has_a_file_and_an_id()
    {
        var attribute = new GitHubActionsAttribute("on push", GitHubActionsImage.UbuntuLatest) { Build = new PublicBuild() };
        Assert.Equal("GitHubActions_on_push", attribute.Id);
        Assert.Equal(NukeBuild.RootDirectory / ".github/workflows/on_push.yml", attribute.ConfigurationFile);
    }

    private static string Problem(InMemory attribute) => Assert.Throws<ArgumentException>(() => Write(attribute)).Message;

    private static string Write(InMemory attribute)
    {
        attribute.Build = new PublicBuild();
        attribute.Generate(Targets.Of<PublicBuild>());
        return System.Text.Encoding.UTF8.GetString(attribute.Memory.ToArray());
    }

    private sealed class InMemory(GitHubActionsImage image, params GitHubActionsImage[] images) : GitHubActionsAttribute("test", image, images)
    {
        public MemoryStream Memory { get; } = new();

        protected override string BuildCmdPath => "build.cmd";

        protected override StreamWriter CreateStream() => new(Memory, leaveOpen: true) { NewLine = "\n" };
    }

    private sealed class PublicBuild : NukeBuild
    {
        public AbsolutePath Output => RootDirectory / "output";

        [Parameter]
        [Secret]
        public string? NuGetApiKey { get; set; }

        public Target Compile => _ => _.Produces(RootDirectory / "src" / "*" / "bin" / "**").Executes(() => { });

        public Target Test => _ => _.DependsOn(Compile).Produces(Output / "test-results" / "*.trx", Output / "test-results" / "*.xml").Executes(() => { });

        public Target Pack => _ => _.DependsOn(Compile).Produces(Output / "all.zip").Executes(() => { });
    }
}
