using Nuke.Common;
using Pipeline.Components;
using Pipeline.Components.Sessions;
using Pipeline.Core.Model;
using Pipeline.Core.Stages;
using Pipeline.Stages;

namespace StageBuild;

/// <summary>Every stage, and nothing else.</summary>
public class PlainBuild : NukeBuild, IPipeline, ITagVersions, ITagImages
{
    [Parameter("A secret of the build's own")]
    [Secret]
    public string? ApiKey { get; set; }

    [Parameter("How loud")]
    public int Loudness { get; set; }

    public virtual PipelineModel Model => PipelineModel.In(RootDirectory).Application("shop").Modules("modules/*").Environment("staging").Environment("production", e => e.After("staging"));

    public static int Run() => Execute<PlainBuild>(x => ((IPipeline)x).Pipeline);

    ValueTask<IStage> ICloneSource.CreateCloneStage(StageTools tools, CancellationToken cancellationToken) => Journal(Stage.Clone, tools);

    ValueTask<IStage> IBuildImage.CreateBuildImageStage(StageTools tools, CancellationToken cancellationToken) => Journal(Stage.BuildImage, tools);

    ValueTask<IStage> IUnitTest.CreateUnitTestStage(StageTools tools, CancellationToken cancellationToken) => Journal(Stage.UnitTest, tools);

    ValueTask<IStage> IScanImage.CreateScanStage(StageTools tools, CancellationToken cancellationToken) => Journal(Stage.Scan, tools);

    ValueTask<IStage> IPushImage.CreatePushStage(StageTools tools, CancellationToken cancellationToken) => Journal(Stage.Push, tools);

    ValueTask<IStage> IPublishChart.CreateChartStage(StageTools tools, CancellationToken cancellationToken) => Journal(Stage.Chart, tools);

    ValueTask<IStage> IDeploy.CreateDeployStage(StageTools tools, CancellationToken cancellationToken) => Journal(Stage.Deploy, tools);

    ValueTask<IStage> IIntegrationTest.CreateIntegrationTestStage(StageTools tools, CancellationToken cancellationToken) => Journal(Stage.IntegrationTest, tools);

    // The stage that the variable BREAK names cannot be made: a mistake of a build's own.
    private static ValueTask<IStage> Journal(Stage stage, StageTools tools) => Environment.GetEnvironmentVariable("BREAK") == $"{stage}"
        ? throw new InvalidOperationException("The stage cannot be made.")
        : new(new JournalStage(stage, tools.Processes, tools.DeployNote));
}
