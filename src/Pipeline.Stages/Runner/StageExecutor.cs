using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Core.Text;

namespace Pipeline.Stages.Runner;

/// <summary>Carries out one node: takes its earlier result over when that still holds, else runs the stage and stores the result.</summary>
internal sealed class StageExecutor(RunRequest request, RunnerOptions options, ResultStore store, RunRecord? resumed, TimeProvider time)
{
    private readonly StageRetry _retry = new(options, time);
    private readonly MaskedOutputs _outputs = new(request.Secrets);
    private readonly IReadOnlyList<Module> _modules = [.. request.Modules.Select(module => module.Module)];

    /// <param name="node">The stage of a module.</param>
    /// <param name="results">The results so far.</param>
    /// <param name="observer">Told of the start and the lines, when the stage is run.</param>
    /// <param name="onStart">Receives the record of the started stage.</param>
    /// <param name="cancellationToken">Stops the stage; it ends as cancelled.</param>
    /// <exception cref="ArtifactsException">The artifacts folder cannot be written.</exception>
    public async Task<StageOutcome> ExecuteAsync(
        StageNode node, RunResults results, IRunObserver observer, Action<StepRecord> onStart, CancellationToken cancellationToken)
    {
        var (startedAt, started) = (time.GetUtcNow(), time.GetTimestamp());
        using var deadline = new StageDeadline(node.Step, options, time, cancellationToken);
        string? fingerprint = null;
        StoredResult? earlier = null;
        StageResult result;
        try
        {
            var settings = await node.Stage!.DescribeSettingsAsync(node.Owner.Module, deadline.Token);
            fingerprint = Fingerprint.Of(node, request, settings ?? "", results);
            earlier = await FindEarlierAsync(node, results, fingerprint, settings is not null, deadline.Token);
            result = earlier?.Result ?? Publish(await RunStageAsync(node, results, observer, () => onStart(Started(node, startedAt)), deadline));
        }
        catch (Exception exception) when (!EndsRun(exception))
        {
            result = Publish(deadline.Explain(exception));
        }

        var record = node.Record(result.Status) with
        {
            Reason = earlier is null ? result.Reason : earlier.Since,
            StartedAt = startedAt,
            DurationMs = Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1),
            Cached = earlier is not null,
            Fingerprint = fingerprint,
            Log = store.LogOf(node.Name, node.Step),
            Metrics = result.Metrics,
            Artifacts = result.Artifacts,
            Outputs = result.Outputs,
            Files = [.. result.Files.Select(file => ResultStore.RelativeTo(node.Name, node.Step, file))],
        };
        if (earlier is null && result.Status is not StageStatus.Cancelled)
            await store.WriteAsync(node.Name, StoredResult.Of(node, record, result, request.Source));
        return new StageOutcome(record, result);
    }

    // A reason quotes what programs said last; it goes to screens, reports and files.
    private StageResult Publish(StageResult result) => result with
    {
        Reason = result.Reason is { } reason ? request.Secrets.Mask(PlainText.Lines(TerminalEscapes.Remove(reason))) : null,
        Outputs = result.Outputs.ToDictionary(output => output.Key, output => request.Secrets.Mask(output.Value)),
        Files = [.. result.Files.Select(_outputs.NameOf)],
    };

    private static bool EndsRun(Exception exception) => exception is ArtifactsException || ArtifactsException.SaysDiskFull(exception);

    private static StepRecord Started(StageNode node, DateTimeOffset at) => node.Record(StageStatus.Running) with
    {
        StartedAt = at,
        Log = ResultStore.RelativeTo(node.Name, node.Step, StagePaths.LogName),
    };

    private async Task<StageResult> RunStageAsync(StageNode node, RunResults results, IRunObserver observer, Action onStart, StageDeadline deadline)
    {
        try
        {
            var directory = store.Prepare(node.Name, node.Step);
            await using var log = store.OpenLog(node.Name, node.Step, line => observer.LineWritten(node.Name, node.Step, line), request.Secrets);
            onStart();
            observer.StageStarted(node.Name, node.Step);
            StageResult result;
            try
            {
                await request.PrepareAsync(deadline.Token);
                result = await _retry.RunAsync(node.Stage!, ContextOf(node, results, directory, log), deadline.Token);
            }
            catch (Exception exception) when (!EndsRun(exception))
            {
                if (exception is not (PipelineException or OperationCanceledException))
                    await log.WriteLineAsync(exception.ToString());
                result = deadline.Explain(exception);
            }

            if (result.Status is StageStatus.Failed)
                await log.WriteLineAsync($"Failed: {result.Reason}");
            await _outputs.ApplyAsync(directory, node.Hook is null ? node.Kind : null);
            return result;
        }
        catch (Exception exception) when (exception is IOException || ArtifactsException.SaysDiskFull(exception))
        {
            throw exception as ArtifactsException ?? new ArtifactsException(request.ArtifactsDirectory, exception);
        }
    }

    private async Task<StoredResult?> FindEarlierAsync(StageNode node, RunResults results, string fingerprint, bool cacheable, CancellationToken cancellationToken)
    {
        var wanted = (request.Cache && cacheable) || SucceededBefore(node);
        if (!wanted || store.Read(node.Name, node.Step) is not { Result.Status: StageStatus.Succeeded } stored
            || stored.Fingerprint != fingerprint || !store.HasFiles(node.Name, stored))
            return null;
        var context = ContextOf(node, results, store.DirectoryOf(node.Name, node.Step), TextWriter.Null);
        return await node.Stage!.IsIntactAsync(context, stored.Result, cancellationToken) && await IsAnchorTakenAsync(node, results, cancellationToken) ? stored : null;
    }

    // What a hook did belongs to the stage that it was done for: a stage that is run anew has its hooks run anew.
    private async Task<bool> IsAnchorTakenAsync(StageNode node, RunResults results, CancellationToken cancellationToken)
    {
        if (node.Anchor is not { } anchor || node.Hook is not { } hook)
            return true;
        if (hook.Moment is HookMoment.After)
            return anchor.IsTaken;
        // A stage of the application waits for more than this hook does; it cannot be known yet.
        if (anchor.Stage!.Scope is StageScope.Application)
            return true;
        var settings = await anchor.Stage!.DescribeSettingsAsync(anchor.Owner.Module, cancellationToken);
        return await FindEarlierAsync(anchor, results, Fingerprint.Of(anchor, request, settings ?? "", results), settings is not null, cancellationToken) is not null;
    }

    private bool SucceededBefore(StageNode node) => resumed is not null && node.Rows
        .Select(row => request.Modules[row].Module.Name)
        .All(name => resumed.Modules.Any(module => module.Name == name
            && module.Steps.Any(step => step.Of == node.Kind && step.Title == node.Step.ToString() && step.Status is StageStatus.Succeeded)));

    private StageContext ContextOf(StageNode node, RunResults results, string directory, TextWriter log) => new()
    {
        Module = node.Owner.Module,
        Modules = _modules,
        Source = request.Source,
        InputTree = node.Owner.InputTree,
        Version = node.Owner.Version,
        IsRelease = node.Owner.IsRelease,
        OutputDirectory = directory,
        Log = log,
        Results = results.ByModule,
    };
}
