using System.Collections.Concurrent;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Tests.Runner;

/// <summary>A stage whose work is a piece of the test.</summary>
internal sealed class ScriptedStage(Stage kind) : IStage
{
    public ConcurrentQueue<string> Ran { get; } = new();

    public Stage Kind => kind;

    public StageScope Scope { get; init; }

    public Resource Resource { get; init; }

    public Func<Module, string?> Settings { get; set; } = _ => "settings";

    public Func<StageContext, bool> Intact { get; set; } = _ => true;

    public Func<StageContext, CancellationToken, Task<StageResult>> Work { get; set; } = (_, _) => Task.FromResult(StageResult.Success);

    public ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken) => ValueTask.FromResult(Settings(module));

    public ValueTask<bool> IsIntactAsync(StageContext context, StageResult recorded, CancellationToken cancellationToken) => ValueTask.FromResult(Intact(context));

    public Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        Ran.Enqueue(context.Module.Name);
        return Work(context, cancellationToken);
    }
}
