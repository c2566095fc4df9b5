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

    /// <summary>Returns one module to its earlier state after others have.</summary>
    /// <param name="step">What to do.</param>
    /// <param name="needed">What is waited for.</param>
    /// <param name="mustSucceed">Whether the module stays when one of these did not return.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<RollbackOutcome> RunAsync(RollbackStep step, IReadOnlyDictionary<string, Task<RollbackOutcome>> needed, bool mustSucceed, CancellationToken cancellationToken)
    {
        var outcomes = await Task.WhenAll(needed.Select(async need => (need.Key, Outcome: await need.Value)));
        var missing = outcomes.Where(need => need.Outcome is not (RollbackOutcome.RolledBack or RollbackOutcome.Removed)).Select(need => need.Key).Order(StringComparer.Ordinal).ToList();
        if (mustSucceed && missing.Count > 0)
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
        var isRemoval = step.Decision == RollbackDecision.Remove;
        await output.WriteLineAsync((isRemoval ? $"{step.Module} is removed" : $"{step.Module} returns to {step.To}").AsMemory(), CancellationToken.None);
        var folder = Directory.CreateDirectory(Path.Combine(artifactsDirectory, step.Module, Folder)).FullName;
        await using var log = StageLog.Open(StagePaths.LogFile(folder), _ => { }, secrets);
        var release = new ReleaseName(step.Module, options.Environment.Namespace);
        var (outcome, reason) = (isRemoval ? RollbackOutcome.Removed : RollbackOutcome.RolledBack, step.Reason);
        try
        {
            await (isRemoval
                ? deployer.RemoveAsync(release, options.Timeout, log, cancellationToken)
                : deployer.RollbackAsync(release, step.To!.Revision, options.Timeout, log, cancellationToken));
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

        if (outcome != RollbackOutcome.Cancelled && !isRemoval)
            reason = await NotifyAsync(step, outcome, reason, time.GetElapsedTime(started), log, cancellationToken);
        return await EndAsync(step, outcome, reason, time.GetElapsedTime(started), log: true);
    }

    private async Task<string> NotifyAsync(RollbackStep step, RollbackOutcome outcome, string reason, TimeSpan duration, TextWriter log, CancellationToken cancellationToken)
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
            Duration = duration,
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
            RollbackOutcome.Removed => string.Create(CultureInfo.InvariantCulture, $"{step.Module} is gone, as before ({duration.TotalSeconds:0.0} s)"),
            RollbackOutcome.Skipped => $"{step.Module} stays: {reason}",
            RollbackOutcome.Cancelled => $"{step.Module}: {reason}",
            _ => $"{step.Module} failed: {reason}",
        };
        await output.WriteLineAsync(news.AsMemory(), CancellationToken.None);
        return outcome;
    }
}
