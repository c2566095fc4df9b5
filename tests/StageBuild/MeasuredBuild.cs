using Pipeline.Components;
using Pipeline.Core.Model;
using Pipeline.Releases.Policies;

namespace StageBuild;

/// <summary>Levels of maturity: beta is whose unit tests passed, stable what was tested as a whole.</summary>
public sealed class MeasuredBuild : PlainBuild, IReleaseRecord
{
    public override PipelineModel Model => PipelineModel.In(RootDirectory).Application("shop").Modules("modules/*").Environment("staging")
        .Releases(releases => releases.Maturity(levels => levels.Beta(gate => gate.UnitTestsPassed()).Stable(gate => gate.IntegrationPassed())));

    public static new int Run() => Execute<MeasuredBuild>(x => ((IPipeline)x).Pipeline);
}
