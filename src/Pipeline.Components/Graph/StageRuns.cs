using Pipeline.Components.Sessions;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Components.Graph;

/// <summary>
/// Runs the stages of an invocation, segment by segment: the first target of a segment runs all of it, the others report what
/// became of their stage.
/// </summary>
internal sealed class StageRuns(RunContext context)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Stage, RunRecord?> _records = [];
    private Task _last = Task.CompletedTask;

    /// <summary>Runs <paramref name="stage"/> with its segment, unless an earlier target has done so.</summary>
    /// <exception cref="RunFailedException">The stage failed or was not reached; the message names everything that failed in the run.</exception>
    public async Task RunAsync(Stage stage)
    {
        using var signals = new SignalCancellation();
        if (await RunOnceAsync(stage, signals.Token) is { } record && !HasPassed(record, stage))
            throw new RunFailedException(record, Path.GetRelativePath(context.Build.RootDirectory, context.Build.RunDirectory));
    }

    // Targets that run at once share the artifacts folder: one run at a time.
    private Task<RunRecord?> RunOnceAsync(Stage stage, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var run = RunAfterAsync(_last, stage, cancellationToken);
            _last = run;
            return run;
        }
    }

    private async Task<RunRecord?> RunAfterAsync(Task last, Stage stage, CancellationToken cancellationToken)
    {
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        if (_records.TryGetValue(stage, out var known))
            return known;
        var segment = Segment.StartingWith(EnginePlan.Read(context.Build), stage);
        var record = await PipelineSession.RunAsync(context, segment, cancellationToken);
        foreach (var member in segment)
            _records[member] = record;
        return record;
    }

    private static bool HasPassed(RunRecord record, Stage stage) => record.Modules
        .SelectMany(module => module.Steps)
        .Where(step => step.Of == stage)
        .All(step => step.Status is StageStatus.Succeeded or StageStatus.Skipped);
}
