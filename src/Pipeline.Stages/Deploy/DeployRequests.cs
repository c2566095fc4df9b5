using Pipeline.Core.Artifacts;
using Pipeline.Core.Deployments;
using Pipeline.Core.Errors;
using Pipeline.Core.Stages;
using Pipeline.Stages.Chart;
using Pipeline.Tools.Helm;

namespace Pipeline.Stages.Deploy;

/// <summary>Makes of a published chart what is deployed.</summary>
/// <param name="helm">Pulls the chart.</param>
/// <param name="options">Where it goes.</param>
internal sealed class DeployRequests(HelmClient helm, DeployOptions options)
{
    /// <summary>The chart that the stage Chart published.</summary>
    /// <exception cref="PipelineException">It has not run.</exception>
    public static Artifact ChartOf(string module, StageResult? published) => published?.Artifacts.FirstOrDefault(artifact => artifact.Kind == ArtifactKind.Chart)
        ?? throw new PipelineException($"The chart of '{module}' has not been published. Run the stage Chart first.");

    /// <summary>Pulls the chart of a module, whose digest must be the recorded one, and writes its values.</summary>
    /// <param name="module">The module.</param>
    /// <param name="published">The result of its stage Chart.</param>
    /// <param name="description">What the history says about it.</param>
    /// <param name="folder">The absolute folder that receives chart and values, empty.</param>
    /// <param name="log">Receives Helm's output.</param>
    /// <param name="cancellationToken">Stops pulling.</param>
    public async Task<DeployRequest> CreateAsync(string module, StageResult published, string description, string folder, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(published);
        var package = await PullAsync(ChartOf(module, published), folder, log, cancellationToken);
        return new DeployRequest
        {
            Release = new ReleaseName(module, options.Environment.Namespace),
            Chart = package,
            ValuesFiles = await EnvironmentValuesFiles.WriteAsync(folder, package, module, options.Environment, published.Outputs.GetValueOrDefault(ChartStage.DeployedValues), cancellationToken),
            Timeout = options.Timeout,
            Application = options.Application,
            Environment = options.Environment,
            Plan = options.Plan is { } plan ? PlanOf(plan, module) : null,
            // What the history is to say must be said, also of what did not change.
            SkipsUnchanged = options.Note is null,
            Description = description,
        };
    }

    private static ModulePlan PlanOf(DeployPlan plan, string module) => plan.Modules.FirstOrDefault(entry => entry.Module == module)
        ?? throw new PipelineException($"'{module}' is not in the plan, which has {string.Join(", ", plan.Modules.Select(entry => entry.Module))}. Leave it out (--module), or make a plan with it.");

    private async Task<string> PullAsync(Artifact chart, string folder, TextWriter log, CancellationToken cancellationToken)
    {
        var colon = chart.Reference.LastIndexOf(':');
        var pulled = await helm.PullAsync(chart.Reference[..colon], chart.Reference[(colon + 1)..], folder, log, cancellationToken);
        if (pulled.Digest != chart.Digest)
            throw new PipelineException($"{chart.Reference} is not what was published: the registry has {pulled.Digest}, expected {chart.Digest}. A published chart never changes; find out who replaced it.");
        return Directory.GetFiles(folder, "*.tgz").Single();
    }
}
