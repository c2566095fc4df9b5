using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;
using Pipeline.Core.Stages;
using Pipeline.Stages;
using Pipeline.Stages.UnitTest;

namespace Pipeline.Components;

/// <summary>UnitTest: the suites run; results and coverage are gathered (D3).</summary>
public interface IUnitTest : ICloneSource
{
    /// <summary>Makes the stage; override it to change its options.</summary>
    ValueTask<IStage> CreateUnitTestStage(StageTools tools, CancellationToken cancellationToken) =>
        new(new UnitTestStage(tools.Processes, tools.FindEngineAsync, new UnitTestOptions { BuildDirectory = TemporaryDirectory / "unit-test" }));

    /// <summary>Runs the unit tests of every selected module and merges their coverage.</summary>
    Target UnitTest => _ => _
        .Description("Run the unit tests of every module, with coverage")
        .Stage(this, Stage.UnitTest);
}
