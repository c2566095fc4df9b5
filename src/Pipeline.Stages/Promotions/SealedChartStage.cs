using Pipeline.Core.Artifacts;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Releases.Bundles;
using Pipeline.Stages.Chart;

namespace Pipeline.Stages.Promotions;

/// <summary>The charts of a bundle, in the place of the stage that publishes them: nothing is built, and what is deployed is what was sealed.</summary>
/// <param name="bundle">The bundle.</param>
internal sealed class SealedChartStage(Bundle bundle) : IStage
{
    /// <inheritdoc/>
    public Stage Kind => Stage.Chart;

    /// <inheritdoc/>
    public Resource Resource => Resource.Network;

    /// <inheritdoc/>
    public ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(bundle.Id.Value);

    /// <inheritdoc/>
    public Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var module = bundle.Content.Modules.First(module => module.Name == context.Module.Name);
        if (module.Chart is not { } chart)
            return Task.FromResult(StageResult.Skip("the module has no chart"));
        return Task.FromResult(StageResult.Success with
        {
            Reason = $"as bundle {bundle.ShortId} has it",
            Artifacts = [new Artifact(ArtifactKind.Chart, bundle.Locations[chart.Value], chart)],
            Outputs = module.Values is { } values ? new Dictionary<string, string> { [ChartStage.DeployedValues] = values } : new Dictionary<string, string>(),
        });
    }
}
