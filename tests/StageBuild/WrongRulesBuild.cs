using Pipeline.Components;
using Pipeline.Core.Model;
using Pipeline.Releases.Policies;

namespace StageBuild;

/// <summary>Rules of releases with mistakes.</summary>
public sealed class WrongRulesBuild : PlainBuild
{
    public override PipelineModel Model => PipelineModel.In(RootDirectory).Application("shop").Modules("modules/*")
        .Environment("production", environment => environment.Gate(gate => gate.Coverage(80)).Approval(approval => approval.Role("qa", "@ada", quorum: 2)))
        .Releases(releases => releases.Module("orders", own => own.Coverage(70)).Module("ordres", own => own.Coverage(90)));

    public static new int Run() => Execute<WrongRulesBuild>(x => ((IPipeline)x).Pipeline);
}
