using Pipeline.Components;
using Pipeline.Core.Load;
using Pipeline.Core.Model;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Core.Watching;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;
using Pipeline.Workflows.Generation;

/// <summary>What this repository releases: the sample application.</summary>
[GitHubActionsPipeline]
partial class Build : IPipeline, ITagVersions, IUpdateBranches, ITagImages, IPublishRelease, IReleaseRecord, IPreview, ILoadTest, IWatchRelease
{
    public PipelineModel Model => PipelineModel.In(RootDirectory / "tests" / "samples" / "storefront")
        .Application("storefront")
        .Modules("modules/*", modules => modules.For("web", web => web
            .LoadTest(load => load.Path("/api/orders/quote?sku=pot-iron-08&quantity=2").Rate(20).For(TimeSpan.FromSeconds(5)).WarmUp(TimeSpan.FromSeconds(2)))))
        .Environment("staging", environment => environment.FromBranch("development")
            .Watch(watch => watch.For(TimeSpan.FromSeconds(20)).Every(TimeSpan.FromSeconds(4)).Modules("web").RollBack()))
        .Environment("pre-prod", environment => environment.FromPullRequest(into: "main").LoadTest())
        .Environment("production", environment => environment.FromBranch("main").After("pre-prod")
            .Window(Days.All, "00:00-24:00", "Europe/Amsterdam").AtMost(20)
            .Gate(gate => gate.Coverage(atLeast: 80, except: "web").UnitTestsPassed().NoNewVulnerabilities(Severity.High).IntegrationPassed().Metric("load.errorRate", load => load.AtMost(0.01)))
            .Approval(approval => approval.Role("module-lead", "@ada").Role("sre", "@bob").Role("qa", "@cleo", veto: true))
            .Watch(watch => watch.For(TimeSpan.FromSeconds(30)).Every(TimeSpan.FromSeconds(5)).Modules("web").RollBack())
            .Emergency(gate => gate.UnitTestsPassed(), approval => approval.Role("sre", "@bob"), alertsFrom: Severity.High))
        .Releases(releases => releases.Schedule(schedule => schedule.Every(Days.Weekdays).At("17:00", "Europe/Amsterdam").GoNoGo(hoursBefore: 1).Except(Holidays.Of("NL"))))
        .Previews(previews => previews.AtMost(5).TimeToLive(TimeSpan.FromDays(2)).Quota(cpu: "4", memory: "4Gi", pods: 20))
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
