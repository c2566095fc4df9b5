using Nuke.Common;
using Pipeline.Components;
using Pipeline.Core.Model;
#if (record)
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;
#endif

// The components: the stages, then versions and tags, release notes and releases on GitHub, and bringing branches up to date. What is not wanted is left out.
// More to list: IPreview (a preview for each pull request or person), ILoadTest (a load test of what is deployed), IWatchRelease (what was deployed is watched, and goes back).
// Once ./build.sh GenerateWorkflows has written the GitHub Actions workflows, every local run keeps them in step; without GitHub the attribute can go.
[GitHubActionsPipeline]
#if (record)
class Build : NukeBuild, IPipeline, IReleaseRecord, ITagVersions, IPublishRelease, ITagImages, IUpdateBranches
#else
class Build : NukeBuild, IPipeline, ITagVersions, IPublishRelease, ITagImages, IUpdateBranches
#endif
{
    // What developers type: ./build.sh Test
    Target Test => _ => _
        .Description("Run the unit tests of every module")
        .DependsOn<IUnitTest>(x => x.UnitTest);

    // Modules are found by themselves: folders with a Dockerfile, a Helm chart (chart/Chart.yaml) or a module.yaml.
    PipelineModel IHazModel.Model => PipelineModel.In(RootDirectory)
        .Application("APPLICATION-NAME")
#if (record)
        .Modules("MODULE-PATTERN")
        .Environment("staging", environment => environment.FromBranch("development"))
        .Environment("pre-prod", environment => environment.FromPullRequest(into: "main"))
        // What a bundle needs before it goes to production. ./build.sh Criteria prints it, ./build.sh Why tells what is missing.
        .Environment("production", environment => environment.FromBranch("main").After("pre-prod")
            // Open all day: narrow it, such as Days.Weekdays, "09:00-17:30".
            .Window(Days.All, "00:00-24:00", "TIME-ZONE")
            // UnitTestsPassed("docs") leaves out a module without tests. More: Coverage(atLeast: 80), IntegrationPassed(), and once the scan has advisories NoNewVulnerabilities(Severity.High).
            .Gate(gate => gate.UnitTestsPassed())
            // Logins of GitHub ("@ada"), addresses, or a team (team: "acme/qa"); whoever is at example.org is nobody there.
            .Approval(approval => approval.Role("module-lead", "MODULE-LEAD").Role("sre", "RELIABILITY-ENGINEER").Role("qa", "QUALITY-ASSURANCE", veto: true)))
        .Releases(releases => releases.Schedule(schedule => schedule.Every(Days.Weekdays).At("17:00", "TIME-ZONE").GoNoGo(hoursBefore: 1)));
#else
        .Modules("MODULE-PATTERN");
#endif

    public static int Main() => Execute<Build>(x => x.Test);
}
