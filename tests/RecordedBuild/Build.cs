using Nuke.Common;
using Pipeline.Components;
using Pipeline.Core.Model;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;

/// <summary>The sample, with its releases recorded, as the page about a first release shows it.</summary>
internal sealed class Build : NukeBuild, IPipeline, IReleaseRecord
{
    public PipelineModel Model => PipelineModel.In(RootDirectory / "tests" / "samples" / "storefront")
        .Application("storefront")
        .Modules("modules/*")
        .Environment("staging", environment => environment.FromBranch("development"))
        .Environment("pre-prod", environment => environment.FromPullRequest(into: "main"))
        .Environment("production", environment => environment.FromBranch("main").After("pre-prod")
            .Window(Days.All, "00:00-24:00", "Europe/Amsterdam").AtMost(20)
            .Gate(gate => gate.Coverage(atLeast: 80, except: "web").UnitTestsPassed().NoNewVulnerabilities(Severity.High).IntegrationPassed())
            .Approval(approval => approval.Role("module-lead", "@ada").Role("sre", "@bob").Role("qa", "@cleo", veto: true)))
        .Releases(releases => releases.Schedule(schedule => schedule.Every(Days.Weekdays).At("17:00", "Europe/Amsterdam").GoNoGo(hoursBefore: 1).Except(Holidays.Of("NL"))))
        .IntegrationTest("dotnet", "test", "integration", "--nologo");

    public static int Main() => Execute<Build>(x => ((IReadLedger)x).Status);
}
