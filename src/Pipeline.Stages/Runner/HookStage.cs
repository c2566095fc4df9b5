using Pipeline.Core.Modules;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>A hook of a module, run as a stage is.</summary>
/// <param name="hook">The hook.</param>
/// <param name="environment">The environment that the run deploys to; null when it deploys nothing.</param>
internal sealed class HookStage(ModuleHook hook, string? environment) : IStage
{
    /// <inheritdoc/>
    public Stage Kind => hook.Stage;

    /// <inheritdoc/>
    public Resource Resource => Resource.Cpu;

    /// <inheritdoc/>
    public ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(hook.Code);

    /// <inheritdoc/>
    public async Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var work = new HookContext
        {
            Module = context.Module,
            Version = context.Version,
            Environment = environment,
            SourceDirectory = context.Source.Directory,
            ModuleDirectory = context.ModuleDirectory,
            OutputDirectory = context.OutputDirectory,
            Log = context.Log,
            Results = context.Results,
            CancellationToken = cancellationToken,
        };
        await hook.RunAsync(work);
        cancellationToken.ThrowIfCancellationRequested();
        return StageResult.Success with
        {
            Metrics = new Dictionary<string, double>(work.Metrics),
            Outputs = new Dictionary<string, string>(work.Outputs),
            Files = [.. OutputFiles.In(context.OutputDirectory).Where(file => file != StagePaths.LogName)],
        };
    }
}
