using Nuke.Common;
using Pipeline.Components;
using Pipeline.Core.Model;

/// <summary>Releases whatever is below <c>modules</c>.</summary>
internal sealed class Build : NukeBuild, ITagVersions, IPublishRelease, IUpdateBranches, IListModules, IRollback, IDoctor, IPublishPackages, IServeRegistry, IGenerateWorkflows, IPreview
{
    [Parameter("The namespace of staging")]
    public string Namespace { get; set; } = "shop-staging";

    public PipelineModel Model => PipelineModel.In(RootDirectory).Application("shop").Modules("modules/*").Environment("staging", e => e.InNamespace(Namespace));

    public static int Main() => Environment.GetEnvironmentVariable("RELEASE_BUILD") == "gated" ? GatedBuild.Run() : Execute<Build>(x => ((IPlanVersions)x).VersionPlan);
}
