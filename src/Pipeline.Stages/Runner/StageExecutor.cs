using Pipeline.Core.Errors;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>Carries out one node: takes its earlier result over when that still holds, else runs the stage and stores the result.</summary>
internal sealed class StageExecutor(RunRequest request, RunnerOptions options, ResultStore store, RunRecord? resumed, TimeProvider time)
{
    private readonly StageRetry _retry = new(options, time);

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
        var limit = options.StageTimeouts.GetValueOrDefault(node.Kind, options.StageTimeout);
        using var timeout = new CancellationTokenSource(limit, time);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var log = TextWriter.Null;
        string? fingerprint = null;
        StoredResult? earlier = null;
        StageResult result;
        try
        {
            var settings = await node.Stage!.DescribeSettingsAsync(node.Owner.Module, stopping.Token);
            fingerprint = Fingerprint.Of(node, request, settings ?? "", results);
            earlier = await FindEarlierAsync(node, results, fingerprint, settings is not null, stopping.Token);
            if (earlier is null)
            {
                var directory = store.Prepare(node.Name, node.Kind);
                log = store.OpenLog(node.Name, node.Kind, line => observer.LineWritten(node.Name, node.Kind, line));
                onStart(new StageRecord { Name = node.Kind, Status = StageStatus.Running, StartedAt = startedAt, Log = store.LogOf(node.Name, node.Kind) });
                observer.StageStarted(node.Name, node.Kind);
                result = await _retry.RunAsync(node.Stage, ContextOf(node, results, directory, log), stopping.Token);
            }
            else
            {
                result = earlier.Result;
            }
        }
        catch (Exception exception) when (exception is not ArtifactsException && !ArtifactsException.SaysDiskFull(exception))
        {
            if (exception is not (PipelineException or OperationCanceledException))
                await log.WriteLineAsync(exception.ToString());
            result = cancellationToken.IsCancellationRequested
                ? new StageResult { Status = StageStatus.Cancelled, Reason = "the run was cancelled" }
                : StageResult.Failure(timeout.IsCancellationRequested ? TimeoutReason(node.Kind, limit) : ReasonOf(exception));
        }
        catch (IOException exception)
        {
            throw new ArtifactsException(request.ArtifactsDirectory, exception);
        }

        if (result.Status is StageStatus.Failed)
            await log.WriteLineAsync($"Failed: {result.Reason}");
        await log.DisposeAsync();
        var record = new StageRecord
        {
            Name = node.Kind,
            Status = result.Status,
            Reason = earlier is null ? result.Reason : $"unchanged since commit {earlier.Commit[..Math.Min(12, earlier.Commit.Length)]}",
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

    private static string ReasonOf(Exception exception) =>
        exception is PipelineException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";

    private static string TimeoutReason(Stage stage, TimeSpan limit) =>
        $"{stage} did not end within {limit.TotalSeconds:0.#} s and was stopped with everything it had started. Give it more time, or read its log to see what it waited for.";

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
        Modules = [.. request.Modules.Select(module => module.Module)],
        Source = request.Source,
        InputTree = node.Owner.InputTree,
        Version = node.Owner.Version,
        IsRelease = node.Owner.IsRelease,
        OutputDirectory = directory,
        Log = log,
        Results = results.ByModule,
    };
}
