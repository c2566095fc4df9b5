using Pipeline.Components;
using Pipeline.Core.Model;
using Pipeline.Workflows.Generation;
using Pipeline.Workflows.Triggers;

/// <summary>What this repository releases: the sample application.</summary>
[GitHubActionsPipeline]
partial class Build : IPipeline, ITagVersions, IUpdateBranches, ITagImages, IPublishRelease
{
    public PipelineModel Model => PipelineModel.In(RootDirectory / "tests" / "samples" / "storefront")
        .Application("storefront")
        .Modules("modules/*")
        .Environment("staging", environment => environment.FromBranch("development"))
        .Environment("pre-prod", environment => environment.FromPullRequest(into: "main"))
        .Environment("production", environment => environment.FromBranch("main").After("pre-prod"))
        .IntegrationTest("dotnet", "test", "integration", "--nologo")
        .Notify("#production");

    WorkflowOptions IGenerateWorkflows.WorkflowOptions => new()
    {
        ReleaseSchedule = new Schedule("0 17 * * 1-5") { TimeZone = "Europe/Amsterdam" },
        BuildInputs = [.. new WorkflowOptions().BuildInputs, "src/**"],
        ContinuousIntegration =
        [
            new ContinuousIntegrationJob("test", "Test"),
            new ContinuousIntegrationJob("test-on-windows", "Test --portable") { Runner = "windows-2025" },
            new ContinuousIntegrationJob("test-on-macos", "Test --portable") { Runner = "macos-15" },
        ],
        Packages = new PackagePublishing(),
    };
}
