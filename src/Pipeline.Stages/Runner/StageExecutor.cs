using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>Carries out one node: takes its earlier result over when that still holds, else runs the stage and stores the result.</summary>
internal sealed class StageExecutor(RunRequest request, RunnerOptions options, ResultStore store, RunRecord? resumed, TimeProvider time)
{
    private readonly StageRetry _retry = new(options, time);
    private readonly IReadOnlyList<Module> _modules = [.. request.Modules.Select(module => module.Module)];

    /// <param name="node">The stage of a module.</param>
    /// <param name="results">The results so far.</param>
    /// <param name="observer">Told of the start and the lines, when the stage is run.</param>
    /// <param name="onStart">Receives the record of the started stage.</param>
    /// <param name="cancellationToken">Stops the stage; it ends as cancelled.</param>
    /// <exception cref="ArtifactsException">The artifacts folder cannot be written.</exception>
    public async Task<StageOutcome> ExecuteAsync(
        StageNode node, RunResults results, IRunObserver observer, Action<StageRecord> onStart, CancellationToken cancellationToken)
    {
        var (startedAt, started) = (time.GetUtcNow(), time.GetTimestamp());
        using var deadline = new StageDeadline(node.Kind, options, time, cancellationToken);
        string? fingerprint = null;
        StoredResult? earlier = null;
        StageResult result;
        try
        {
            var settings = await node.Stage!.DescribeSettingsAsync(node.Owner.Module, deadline.Token);
            fingerprint = Fingerprint.Of(node, request, settings ?? "", results);
            earlier = await FindEarlierAsync(node, results, fingerprint, settings is not null, deadline.Token);
            result = earlier?.Result ?? await RunStageAsync(node, results, observer, () => onStart(Started(node, startedAt)), deadline);
        }
        catch (Exception exception) when (!EndsRun(exception))
        {
            result = deadline.Explain(exception);
        }

        var record = new StageRecord
        {
            Name = node.Kind,
            Status = result.Status,
            Reason = earlier is null ? result.Reason : earlier.Since,
            StartedAt = startedAt,
            DurationMs = Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1),
            Cached = earlier is not null,
            Fingerprint = fingerprint,
            Log = store.LogOf(node.Name, node.Kind),
            Metrics = result.Metrics,
            Artifacts = result.Artifacts,
            Outputs = result.Outputs,
            Files = [.. result.Files.Select(file => ResultStore.RelativeTo(node.Name, node.Kind, file))],
        };
        if (earlier is null && result.Status is not StageStatus.Cancelled)
            await store.WriteAsync(node.Name, StoredResult.Of(node, record, result, request.Source));
        return new StageOutcome(record, result);
    }

    private static bool EndsRun(Exception exception) => exception is ArtifactsException || ArtifactsException.SaysDiskFull(exception);

    private static StageRecord Started(StageNode node, DateTimeOffset at) => new()
    {
        Name = node.Kind,
        Status = StageStatus.Running,
        StartedAt = at,
        Log = ResultStore.RelativeTo(node.Name, node.Kind, StagePaths.LogName),
    };

    private async Task<StageResult> RunStageAsync(StageNode node, RunResults results, IRunObserver observer, Action onStart, StageDeadline deadline)
    {
        try
        {
            var directory = store.Prepare(node.Name, node.Kind);
            await using var log = store.OpenLog(node.Name, node.Kind, line => observer.LineWritten(node.Name, node.Kind, line));
            onStart();
            observer.StageStarted(node.Name, node.Kind);
            StageResult result;
            try
            {
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
        if (!wanted || store.Read(node.Name, node.Kind) is not { Result.Status: StageStatus.Succeeded } stored
            || stored.Fingerprint != fingerprint || !store.HasFiles(node.Name, stored))
            return null;
        var context = ContextOf(node, results, store.DirectoryOf(node.Name, node.Kind), TextWriter.Null);
        return await node.Stage!.IsIntactAsync(context, stored.Result, cancellationToken) ? stored : null;
    }

    private bool SucceededBefore(StageNode node) => resumed is not null && node.Rows
        .Select(row => request.Modules[row].Module.Name)
        .All(name => resumed.Modules.Any(module => module.Name == name
            && module.Stages.Any(stage => stage.Name == node.Kind && stage.Status is StageStatus.Succeeded)));

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
