using Nuke.Common;
using Pipeline.Components;
using Pipeline.Core.Model;

// The components: the stages, then versions and tags, release notes and releases on GitHub, and bringing branches up to date. What is not wanted is left out.
// Once ./build.sh GenerateWorkflows has written the GitHub Actions workflows, every local run keeps them in step; without GitHub the attribute can go.
[GitHubActionsPipeline]
class Build : NukeBuild, IPipeline, ITagVersions, IPublishRelease, ITagImages, IUpdateBranches
{
    // What developers type: ./build.sh Test
    Target Test => _ => _
        .Description("Run the unit tests of every module")
        .DependsOn<IUnitTest>(x => x.UnitTest);

    // Modules are found by themselves: folders with a Dockerfile, a Helm chart (chart/Chart.yaml) or a module.yaml.
    PipelineModel IHazModel.Model => PipelineModel.In(RootDirectory)
        .Application("APPLICATION-NAME")
        .Modules("MODULE-PATTERN");

    public static int Main() => Execute<Build>(x => x.Test);
}
