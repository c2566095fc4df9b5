using Pipeline.Core.Modules;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Clone;

/// <summary>
/// Records the source that a module is built from (D1). Outputs: <c>commit</c>, and <c>tree</c>, the git tree id of the
/// module's inputs with uncommitted changes. The source itself is one for all modules and is there before.
/// </summary>
internal sealed class CloneStage : IStage
{
    /// <inheritdoc/>
    public Stage Kind => Stage.Clone;

    /// <inheritdoc/>
    public Resource Resource => Resource.Cpu;

    /// <inheritdoc/>
    public ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken) => ValueTask.FromResult<string?>("");

    /// <inheritdoc/>
    public async Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var source = context.Source;
        if (!Directory.Exists(context.ModuleDirectory))
            return StageResult.Failure($"The folder {context.Module.Path} of {context.Module.Name} is not in commit {source.Commit}.");
        await context.Log.WriteLineAsync($"{source.Remote ?? source.Directory} {source.Branch ?? "(detached)"}");
        await context.Log.WriteLineAsync($"commit {source.Commit}{(source.IsDirty ? " with uncommitted changes" : "")}");
        await context.Log.WriteLineAsync($"tree {context.InputTree} of {context.Module.Path}");
        return StageResult.Success with
        {
            Outputs = new Dictionary<string, string> { ["commit"] = source.Commit, ["tree"] = context.InputTree },
        };
    }
}
