using Pipeline.Components;
using Pipeline.Core.Model;
using Pipeline.Releases.Policies;

namespace StageBuild;

/// <summary>Has the channels of the page about them; its stages only note that they ran.</summary>
public sealed class ChanneledBuild : PlainBuild, IReleaseRecord
{
    public override PipelineModel Model => PipelineModel.In(RootDirectory).Application("shop").Modules("modules/*")
        .Environment("pre-prod")
        .Environment("production", environment => environment.After("pre-prod"))
        .Releases(releases => releases
            .Channel("edge", channel => channel.Sealed("main"))
            .Channel("candidate", channel => channel.In("pre-prod"))
            .Channel("stable", channel => channel.In("production").After(TimeSpan.FromDays(1))));

    public static new int Run() => Execute<ChanneledBuild>(x => ((IPipeline)x).Pipeline);
}
