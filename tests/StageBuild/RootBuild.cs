using Pipeline.Components;
using Pipeline.Core.Model;

namespace StageBuild;

/// <summary>A repository that is one module, named like the application.</summary>
public sealed class RootBuild : PlainBuild
{
    public override PipelineModel Model => PipelineModel.In(RootDirectory).Application("shop").Environment("staging").Modules(".");

    public static new int Run() => Execute<RootBuild>(x => ((IPipeline)x).Pipeline);
}
