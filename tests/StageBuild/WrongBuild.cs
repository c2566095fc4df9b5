using Pipeline.Components;
using Pipeline.Core.Model;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;

namespace StageBuild;

/// <summary>A model with mistakes.</summary>
public sealed class WrongBuild : PlainBuild
{
    public override PipelineModel Model => PipelineModel.In(RootDirectory).Application("Shop")
        .Environment("staging", e => e.After("production"))
        .Environment("production", e => e.After("stagin").After("staging"))
        .Modules("modules/*", modules => modules.For("orders", orders => orders.After(Stage.Deploy, "Unit-Test", _ => { }).After(Stage.Deploy, "UnitTest", _ => { })));

    public static new int Run() => Execute<WrongBuild>(x => ((IPipeline)x).Pipeline);
}
