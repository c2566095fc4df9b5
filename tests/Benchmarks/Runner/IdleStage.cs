using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Stages;

namespace Pipeline.Benchmarks.Runner;

/// <summary>A stage that waits for a time and nothing else, so that what is left is the runner's own.</summary>
internal sealed class IdleStage(Stage kind, TimeSpan work, Action<TimeSpan>? onWorked = null) : IStage
{
    public Stage Kind => kind;

    public Resource Resource => Resource.Cpu;

    public ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken) => ValueTask.FromResult<string?>("idle");

    public async Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        if (work > TimeSpan.Zero)
        {
            var started = TimeProvider.System.GetTimestamp();
            await Task.Delay(work, cancellationToken);
            onWorked?.Invoke(TimeProvider.System.GetElapsedTime(started));
        }

        return StageResult.Success with { Outputs = new Dictionary<string, string> { ["image"] = context.Module.Name } };
    }
}
