using Pipeline.Core.Errors;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>
/// Runs stages for modules: everything as soon as what it waits for has ended, bounded by resource. A failure stops the
/// module's own later stages and its dependents, nothing else. Keeps <c>artifacts/run.json</c> up to date.
/// </summary>
/// <param name="options">Limits, timeouts and retries; null: the defaults.</param>
/// <param name="observer">Watches the run; null: nobody does.</param>
/// <param name="time">Measures times, timeouts and pauses; null: the system's clock.</param>
internal sealed class PipelineRunner(RunnerOptions? options = null, IRunObserver? observer = null, TimeProvider? time = null)
{
    private readonly RunnerOptions _options = options ?? new RunnerOptions();
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ObserverGate _observer = new(observer);

    /// <summary>Carries out <paramref name="request"/>.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Stops the stages under way with their processes; the record says what is left for <c>--resume</c>.</param>
    /// <returns>
    /// What this run did, its verdict among it: a failed or cancelled run returns, too. The file also keeps what earlier runs
    /// recorded of the same sources.
    /// </returns>
    /// <exception cref="PipelineException">
    /// Nothing was run: the result of an earlier stage is missing, there is nothing to resume, or modules wait for each other.
    /// </exception>
    /// <exception cref="ArtifactsException">The artifacts folder cannot be written, or its disk is full; the run was stopped.</exception>
    public async Task<RunRecord> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var records = new RunRecordStore(request.ArtifactsDirectory);
        var earlier = await records.ReadAsync(cancellationToken);
        var resumed = request.Resume ? Resumable(earlier, request, records.Path) : null;
        var store = new ResultStore(request.ArtifactsDirectory);
        var plan = RunPlan.Of(request, store);
        var taken = TakenResults.Record(plan, request, store);
        var state = new RunState(request, _time.GetUtcNow());
        var executor = new StageExecutor(request, _options, store, resumed, _time);
        var writer = new RunRecordWriter(records, () => state.Snapshot().Onto(earlier).Onto(taken), _time);
        var results = plan.Results;

        void Show(StageNode node, StageRecord record)
        {
            state.Set(node, record);
            writer.Changed();
        }

        async Task<StageStatus> ExecuteAsync(StageNode node, CancellationToken token)
        {
            var outcome = await executor.ExecuteAsync(node, Volatile.Read(ref results), _observer, record => Show(node, record), token);
            foreach (var row in node.Rows)
                ImmutableUpdate(ref results, request.Modules[row].Module.Name, node.Kind, outcome.Result);
            Show(node, outcome.Record);
            _observer.StageFinished(node.Name, outcome.Record);
            return outcome.Record.Status;
        }

        void Skip(StageNode node)
        {
            var record = new StageRecord { Name = node.Kind, Status = StageStatus.Skipped, Reason = ReasonOf(node.Blockers) };
            Show(node, record);
            _observer.StageFinished(node.Name, record);
        }

        try
        {
            _observer.RunStarted(state);
            await new StageScheduler(_options, ExecuteAsync, Skip).RunAsync(plan.Graph, cancellationToken);
        }
        finally
        {
            state.End();
            await writer.CompleteAsync();
        }

        var record = state.Snapshot();
        _observer.RunFinished(record);
        return record;
    }

    private static void ImmutableUpdate(ref RunResults results, string module, Stage stage, StageResult result)
    {
        RunResults before;
        do
            before = Volatile.Read(ref results);
        while (Interlocked.CompareExchange(ref results, before.With(module, stage, result), before) != before);
    }

    private static string ReasonOf(IReadOnlyList<StageNode> blockers) =>
        string.Join("; ", blockers.Select(blocker => $"{blocker.Name} failed at {blocker.Kind}"));

    private static RunRecord Resumable(RunRecord? earlier, RunRequest request, string path)
    {
        if (earlier is null)
            throw new PipelineException($"There is no run to resume: {path} is not there. Run without --resume.");
        return earlier.Commit == request.Source.Commit
            ? earlier
            : throw new PipelineException($"The run in {path} is of commit {earlier.Commit}, the source is at {request.Source.Commit}. Check that commit out, or run without --resume: unchanged stages are taken from the cache.");
    }
}
