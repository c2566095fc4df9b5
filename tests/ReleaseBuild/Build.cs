using Nuke.Common;
using Pipeline.Components;
using Pipeline.Core.Model;

/// <summary>Releases whatever is below <c>modules</c>.</summary>
internal sealed class Build : NukeBuild, ITagVersions, IListModules
{
    public PipelineModel Model => PipelineModel.In(RootDirectory).Application("shop").Modules("modules/*");

    public static int Main() => Execute<Build>(x => ((IPlanVersions)x).VersionPlan);
}
