using Nuke.Common;
using Pipeline.Components.Sessions;
using Pipeline.Core.Stages;
using Pipeline.Stages;

namespace Pipeline.Components.Graph;

/// <summary>The components that carry the stages out.</summary>
internal static class StageComponents
{
    /// <summary>One for each stage, in order.</summary>
    public static IReadOnlyList<StageComponent> All { get; } =
    [
        StageComponent.Of<ICloneSource>(Stage.Clone, build => build.Clone, (build, tools, token) => build.CreateCloneStage(tools, token)),
        StageComponent.Of<IBuildImage>(Stage.BuildImage, build => build.BuildImage, (build, tools, token) => build.CreateBuildImageStage(tools, token)),
        StageComponent.Of<IUnitTest>(Stage.UnitTest, build => build.UnitTest, (build, tools, token) => build.CreateUnitTestStage(tools, token)),
        StageComponent.Of<IScanImage>(Stage.Scan, build => build.Scan, (build, tools, token) => build.CreateScanStage(tools, token)),
        StageComponent.Of<IPushImage>(Stage.Push, build => build.Push, (build, tools, token) => build.CreatePushStage(tools, token)),
        StageComponent.Of<IPublishChart>(Stage.Chart, build => build.Chart, (build, tools, token) => build.CreateChartStage(tools, token)),
        StageComponent.Of<IDeploy>(Stage.Deploy, build => build.Deploy, (build, tools, token) => build.CreateDeployStage(tools, token)),
        StageComponent.Of<IIntegrationTest>(Stage.IntegrationTest, build => build.IntegrationTest, (build, tools, token) => build.CreateIntegrationTestStage(tools, token)),
    ];

    /// <summary>The targets of <paramref name="stages"/> that <paramref name="build"/> has.</summary>
    public static Target[] TargetsOf(INukeBuild build, IEnumerable<Stage> stages) => [.. stages.Select(stage => Of(stage).TargetOf(build)).OfType<Target>()];

    /// <summary>The stages <paramref name="kinds"/> that <paramref name="build"/> has components for, in order.</summary>
    public static async Task<IReadOnlyList<IStage>> CreateAsync(INukeBuild build, IEnumerable<Stage> kinds, StageTools tools, CancellationToken cancellationToken)
    {
        // At once: each looks for tools of its own.
        var stages = await Task.WhenAll(kinds.Order().Select(kind => Of(kind).CreateAsync(build, tools, cancellationToken).AsTask()));
        return [.. stages.OfType<IStage>()];
    }

    private static StageComponent Of(Stage stage) => All.Single(component => component.Stage == stage);
}
