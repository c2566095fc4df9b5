using Pipeline.Components;
using Pipeline.Core.Model;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;
using Pipeline.Workflows.Generation;

/// <summary>What this repository releases: the sample application.</summary>
[GitHubActionsPipeline]
partial class Build : IPipeline, ITagVersions, IUpdateBranches, ITagImages, IPublishRelease, IReleaseRecord
{
    public PipelineModel Model => PipelineModel.In(RootDirectory / "tests" / "samples" / "storefront")
        .Application("storefront")
        .Modules("modules/*")
        .Environment("staging", environment => environment.FromBranch("development"))
        .Environment("pre-prod", environment => environment.FromPullRequest(into: "main"))
        .Environment("production", environment => environment.FromBranch("main").After("pre-prod")
            .Window(Days.All, "00:00-24:00", "Europe/Amsterdam").AtMost(20)
            .Gate(gate => gate.Coverage(atLeast: 80, except: "web").UnitTestsPassed().NoNewVulnerabilities(Severity.High).IntegrationPassed())
            .Approval(approval => approval.Role("module-lead", "@ada").Role("sre", "@bob").Role("qa", "@cleo", veto: true))
            .Emergency(gate => gate.UnitTestsPassed(), approval => approval.Role("sre", "@bob"), alertsFrom: Severity.High))
        .Releases(releases => releases.Schedule(schedule => schedule.Every(Days.Weekdays).At("17:00", "Europe/Amsterdam").GoNoGo(hoursBefore: 1).Except(Holidays.Of("NL"))))
        .IntegrationTest("dotnet", "test", "integration", "--nologo")
        .Notify("#production");

    WorkflowOptions IGenerateWorkflows.WorkflowOptions => new()
    {
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
