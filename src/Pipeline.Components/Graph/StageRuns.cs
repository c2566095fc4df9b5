using Nuke.Common.Utilities.Collections;
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
    private readonly Dictionary<Stage, StageRun> _runs = [];
    private readonly HashSet<StageRun> _told = new(ReferenceEqualityComparer.Instance);
    private Task _last = Task.CompletedTask;

    /// <summary>Runs <paramref name="stage"/> with its segment, unless an earlier target has done so.</summary>
    /// <exception cref="RunFailedException">The stage failed or was not reached; the message names everything that failed in the run.</exception>
    public async Task RunAsync(Stage stage)
    {
        using var signals = new SignalCancellation();
        var run = await RunOnceAsync(stage, signals.Token);
        if (run.First != stage)
            context.Build.ReportSummary(summary => summary.AddPair("Ran with", run.First.ToString()));
        if (run.Record is { } record && !HasPassed(record, stage))
            throw IsTold(run) ? RunFailedException.Again(record, stage) : new RunFailedException(record, Path.GetRelativePath(context.Build.RootDirectory, context.Build.RunDirectory));
    }

    /// <summary>What the run of <paramref name="stage"/> did; null when it did not run, or had nothing to do.</summary>
    public RunRecord? RecordOf(Stage stage) => _runs.GetValueOrDefault(stage)?.Record;

    // Targets that run at once share the artifacts folder: one run at a time.
    private Task<StageRun> RunOnceAsync(Stage stage, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var run = RunAfterAsync(_last, stage, cancellationToken);
            _last = run;
            return run;
        }
    }

    private async Task<StageRun> RunAfterAsync(Task last, Stage stage, CancellationToken cancellationToken)
    {
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        if (_runs.TryGetValue(stage, out var known))
            return known;
        var segment = Segment.StartingWith(EnginePlan.Read(context.Build), stage);
        var run = new StageRun(stage, await PipelineSession.RunAsync(context, segment, cancellationToken));
        foreach (var member in segment)
            _runs[member] = run;
        return run;
    }

    // Targets that run at once all fail; what failed is told by the first.
    private bool IsTold(StageRun run)
    {
        lock (_gate)
            return !_told.Add(run);
    }

    private static bool HasPassed(RunRecord record, Stage stage) => record.Modules
        .SelectMany(module => module.Steps)
        .Where(step => step.Of == stage)
        .All(step => step.Status is StageStatus.Succeeded or StageStatus.Skipped);

    /// <param name="First">The stage whose target ran the segment.</param>
    /// <param name="Record">What became of it; null when nothing was to be done.</param>
    private sealed record StageRun(Stage First, RunRecord? Record);
}
