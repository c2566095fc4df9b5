using System.Globalization;
using Pipeline.Core.Errors;
using Pipeline.Core.Rollbacks;
using Pipeline.Shared;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Slack;

namespace Pipeline.Stages.Rollbacks;

/// <summary>Carries out the rollback of single modules.</summary>
internal sealed class ModuleRollbackRunner(
    IDeployer deployer, INotifier notifier, DeployOptions options, string artifactsDirectory, TimeProvider time, SecretPatterns secrets, RollbackRecordFile record, SemaphoreSlim limit, TextWriter output)
{
    private const string Folder = "rollback";

    /// <summary>Returns one module to its earlier state when those that it depends on have.</summary>
    public async Task<RollbackOutcome> RunAsync(RollbackStep step, IReadOnlyDictionary<string, Task<RollbackOutcome>> needed, CancellationToken cancellationToken)
    {
        var outcomes = await Task.WhenAll(needed.Select(async need => (need.Key, Outcome: await need.Value)));
        var missing = outcomes.Where(need => need.Outcome != RollbackOutcome.RolledBack).Select(need => need.Key).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            return await EndAsync(step, RollbackOutcome.Skipped, $"{string.Join(", ", missing)} {(missing.Count == 1 ? "was" : "were")} not rolled back", TimeSpan.Zero, log: false);
        try
        {
            await limit.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return await EndAsync(step, RollbackOutcome.Cancelled, "it was interrupted before its turn", TimeSpan.Zero, log: false);
        }

        try
        {
            return await ReturnAsync(step, cancellationToken);
        }
        finally
        {
            limit.Release();
        }
    }

    private async Task<RollbackOutcome> ReturnAsync(RollbackStep step, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await output.WriteLineAsync($"{step.Module} returns to {step.To}".AsMemory(), CancellationToken.None);
        var folder = Directory.CreateDirectory(Path.Combine(artifactsDirectory, step.Module, Folder)).FullName;
        await using var log = StageLog.Open(StagePaths.LogFile(folder), _ => { }, secrets);
        var (outcome, reason) = (RollbackOutcome.RolledBack, step.Reason);
        try
        {
            await deployer.RollbackAsync(new ReleaseName(step.Module, options.Environment.Namespace), step.To!.Revision, options.Timeout, log, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            (outcome, reason) = (RollbackOutcome.Cancelled, "it was interrupted; what it had changed by then stays. Run Rollback again to finish it.");
        }
        catch (PipelineException exception)
        {
            (outcome, reason) = (RollbackOutcome.Failed, secrets.Mask(exception.Message));
            await log.WriteLineAsync(exception.Message.AsMemory(), CancellationToken.None);
        }

        if (outcome != RollbackOutcome.Cancelled)
            reason = await NotifyAsync(step, outcome, reason, log, cancellationToken);
        return await EndAsync(step, outcome, reason, time.GetElapsedTime(started), log: true);
    }

    private async Task<string> NotifyAsync(RollbackStep step, RollbackOutcome outcome, string reason, TextWriter log, CancellationToken cancellationToken)
    {
        var succeeded = outcome == RollbackOutcome.RolledBack;
        var notification = new DeploymentNotification
        {
            Channel = options.Channel,
            Module = step.Module,
            Version = step.To!.Version,
            Environment = options.Environment.Name,
            Commit = step.To.Commit ?? "unknown",
            Succeeded = succeeded,
            RolledBack = true,
            Remark = succeeded ? $"from {step.From}" : reason.Split('\n')[0],
            Who = options.Who,
            Link = options.RunLink,
        };
        try
        {
            await notifier.NotifyAsync(notification, cancellationToken);
            return reason;
        }
        catch (Exception exception) when (exception is NotificationException or OperationCanceledException)
        {
            // It has happened all the same; the record says so.
            var silence = $"nobody was told: {secrets.Mask(exception.Message)}";
            await log.WriteLineAsync(silence.AsMemory(), CancellationToken.None);
            if (succeeded)
                await output.WriteLineAsync($"{step.Module}: {silence}".AsMemory(), CancellationToken.None);
            return $"{reason}; {silence}";
        }
    }

    private async Task<RollbackOutcome> EndAsync(RollbackStep step, RollbackOutcome outcome, string reason, TimeSpan duration, bool log)
    {
        await record.ChangeAsync(step.Module, entry => entry with
        {
            Outcome = outcome,
            Reason = reason,
            DurationMs = duration.TotalMilliseconds,
            Log = log ? $"{step.Module}/{Folder}/{StagePaths.LogName}" : null,
        });
        var news = outcome switch
        {
            RollbackOutcome.RolledBack => string.Create(CultureInfo.InvariantCulture, $"{step.Module} runs {step.To} again ({duration.TotalSeconds:0.0} s)"),
            RollbackOutcome.Skipped => $"{step.Module} stays: {reason}",
            RollbackOutcome.Cancelled => $"{step.Module}: {reason}",
            _ => $"{step.Module} failed: {reason}",
        };
        await output.WriteLineAsync(news.AsMemory(), CancellationToken.None);
        return outcome;
    }
}
