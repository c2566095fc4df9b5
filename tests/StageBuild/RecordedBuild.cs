using Pipeline.Components;
using Pipeline.Core.Model;
using Pipeline.Releases.Policies;

namespace StageBuild;

/// <summary>Records its releases; its stages only note that they ran. With the variable NO_APPROVAL it declares nobody who approves.</summary>
public class RecordedBuild : PlainBuild, IReleaseRecord
{
    public override PipelineModel Model => PipelineModel.In(RootDirectory).Application("shop").Modules("modules/*")
        .Environment("staging")
        .Environment("production", environment => Environment.GetEnvironmentVariable("NO_APPROVAL") is not null ? environment : environment
            .After("staging")
            .Gate(gate => gate.Metric("findings.high", metric => metric.AtMost(0)))
            .Approval(approval => approval.Role("qa", "@ada ada@example.org", veto: true).Role("sre", team: "acme/sre")));

    public static new int Run() => Execute<RecordedBuild>(x => ((IPipeline)x).Pipeline);
}
