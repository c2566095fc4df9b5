using Pipeline.Core.Stages;
using Pipeline.Stages;

namespace Pipeline.Components.Sessions;

/// <summary>Asks the components of a build for their stages.</summary>
internal static class StageFactory
{
    /// <summary>The stages <paramref name="kinds"/> that <paramref name="build"/> has components for, in order.</summary>
    public static async Task<IReadOnlyList<IStage>> CreateAsync(IHazModel build, IEnumerable<Stage> kinds, StageTools tools, CancellationToken cancellationToken)
    {
        var stages = new List<IStage>();
        foreach (var kind in kinds.Order())
        {
            if (await CreateAsync(build, kind, tools, cancellationToken) is { } stage)
                stages.Add(stage);
        }

        return stages;
    }

    private static async ValueTask<IStage?> CreateAsync(IHazModel build, Stage kind, StageTools tools, CancellationToken cancellationToken) => (kind, build) switch
    {
        (Stage.Clone, ICloneSource component) => await component.CreateCloneStage(tools, cancellationToken),
        (Stage.BuildImage, IBuildImage component) => await component.CreateBuildImageStage(tools, cancellationToken),
        (Stage.UnitTest, IUnitTest component) => await component.CreateUnitTestStage(tools, cancellationToken),
        (Stage.Scan, IScanImage component) => await component.CreateScanStage(tools, cancellationToken),
        (Stage.Push, IPushImage component) => await component.CreatePushStage(tools, cancellationToken),
        (Stage.Chart, IPublishChart component) => await component.CreateChartStage(tools, cancellationToken),
        (Stage.Deploy, IDeploy component) => await component.CreateDeployStage(tools, cancellationToken),
        (Stage.IntegrationTest, IIntegrationTest component) => await component.CreateIntegrationTestStage(tools, cancellationToken),
        _ => null,
    };
}
