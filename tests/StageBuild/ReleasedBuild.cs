using Pipeline.Components;
using Pipeline.Core.Model;

namespace StageBuild;

/// <summary>Everything that a release needs; its stages only note that they ran.</summary>
public sealed class ReleasedBuild : PlainBuild, IPublishRelease
{
    public override PipelineModel Model => PipelineModel.In(RootDirectory).Application("shop").Modules("modules/*").Environment("production", e => e.FromBranch("main"));

    public static new int Run() => Execute<ReleasedBuild>(x => ((IPipeline)x).Pipeline);
}
