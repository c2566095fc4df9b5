using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Stages;

namespace Pipeline.Benchmarks.Deployments;

/// <summary>The stage Deploy of modules that are deployed: it says so once, and from then on asks what the real stage asks.</summary>
internal sealed class DeployedStage(IStage deploy) : IStage
{
    public Stage Kind => deploy.Kind;

    public Resource Resource => deploy.Resource;

    public ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken) => deploy.DescribeSettingsAsync(module, cancellationToken);

    public ValueTask<bool> IsIntactAsync(StageContext context, StageResult recorded, CancellationToken cancellationToken) => deploy.IsIntactAsync(context, recorded, cancellationToken);

    public Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken) => Task.FromResult(
        StageResult.Success with { Outputs = new Dictionary<string, string> { ["runtime"] = "kubernetes", ["revision"] = "1" } });
}
