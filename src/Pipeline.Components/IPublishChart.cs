using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;
using Pipeline.Core.Stages;
using Pipeline.Stages;
using Pipeline.Stages.Chart;

namespace Pipeline.Components;

/// <summary>Chart: a Helm chart per module, its image pinned by digest, published once (D5).</summary>
public interface IPublishChart : IPushImage
{
    /// <summary>Makes the stage; override it to change its options.</summary>
    async ValueTask<IStage> CreateChartStage(StageTools tools, CancellationToken cancellationToken) =>
        new ChartStage(tools.Helm, await tools.FindRegistryAsync(cancellationToken), (await Context.MaturityAsync(cancellationToken))?.Planned, Context.Model.Environments);

    /// <summary>Packages and publishes every chart.</summary>
    Target Chart => _ => _
        .Description("Package every chart with its image pinned, and publish it")
        .Stage(this, Stage.Chart);
}
