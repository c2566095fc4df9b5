using Pipeline.Components;
using Pipeline.Core.Model;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;

namespace StageBuild;

/// <summary>A record of releases: three people vote for production, one in an emergency, daily at the time that the variable RELEASE_AT says; its stages only note that they ran.</summary>
public sealed class ScheduledBuild : PlainBuild, IPublishRelease, IReleaseRecord
{
    public override PipelineModel Model => PipelineModel.In(RootDirectory).Application("shop").Modules("modules/*")
        .Environment("pre-prod", environment => environment.FromPullRequest(into: "main"))
        .Environment("production", environment => environment.FromBranch("main").After("pre-prod")
            .Approval(approval => approval.Role("module-lead", "@ada").Role("sre", "@ben").Role("qa", "@cleo", veto: true))
            .Emergency(gate => gate.UnitTestsPassed(), approval => approval.Role("sre", "@ben"), alertsFrom: Severity.High))
        .Releases(releases => releases.Schedule(schedule => schedule
            .Every(Days.Weekdays | Days.Saturday | Days.Sunday).At(Environment.GetEnvironmentVariable("RELEASE_AT") ?? "17:00", "Etc/UTC").GoNoGo(hoursBefore: 1)));

    public static new int Run() => Execute<ScheduledBuild>(x => ((IPipeline)x).Pipeline);
}
