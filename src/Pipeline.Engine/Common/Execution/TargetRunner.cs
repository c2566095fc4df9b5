using Nuke.Common.Utilities;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Runs one target and keeps its result.</summary>
/// <param name="build">The build.</param>
/// <param name="output">Keeps the output of targets apart; null when they run one at a time.</param>
/// <param name="attempt">Remembers what succeeded.</param>
internal sealed class TargetRunner(NukeBuild build, TargetOutput? output, BuildAttempt attempt)
{
    /// <summary>Starts the target; the task ends with it and never fails.</summary>
    public Task Start(ExecutableTarget target, CancellationToken cancellationToken) => Task.Run(() => RunAsync(target, cancellationToken), CancellationToken.None);

    private async Task RunAsync(ExecutableTarget target, CancellationToken cancellationToken)
    {
        RunningTarget.Current = target;
        var channel = output?.Open();
        try
        {
            if (IsSkipped(target))
            {
                target.Status = ExecutionStatus.Skipped;
                build.Tell<IOnTargetSkipped>(extension => extension.OnTargetSkipped(target));
                build.OnTargetSkipped(target.Name);
            }
            else if (target.Steps.Count == 0)
            {
                target.Status = ExecutionStatus.Collective;
            }
            else
            {
                using (NukeBuild.Host.WriteBlock(target.Name))
                    await ExecuteAsync(target, cancellationToken);
            }
        }
        catch (Exception exception)
        {
            Fail(target, exception, cancellationToken);
        }
        finally
        {
            if (channel is not null)
                output!.Close(channel);
        }
    }

    private bool IsSkipped(ExecutableTarget target)
    {
        if (target.Status == ExecutionStatus.Skipped)
            return true;
        if (attempt.HasSucceeded(target))
            target.Skipped = "succeeded before";
        return target.Skipped is not null || !Skipping.ConditionsHold(build.ExecutionPlan, target, target.DynamicConditions);
    }

    private async Task ExecuteAsync(ExecutableTarget target, CancellationToken cancellationToken)
    {
        target.Status = ExecutionStatus.Running;
        target.Stopwatch.Start();
        try
        {
            build.Tell<IOnTargetRunning>(extension => extension.OnTargetRunning(target));
            build.OnTargetRunning(target.Name);
            foreach (var step in target.Steps)
                await step();
            target.Stopwatch.Stop();
            if (target.Status != ExecutionStatus.Running)
                return;
            target.Status = ExecutionStatus.Succeeded;
            attempt.Add(target);
            build.Tell<IOnTargetSucceeded>(extension => extension.OnTargetSucceeded(target));
            build.OnTargetSucceeded(target.Name);
        }
        catch (Exception exception)
        {
            Fail(target, exception, cancellationToken);
        }
    }

    private void Fail(ExecutableTarget target, Exception exception, CancellationToken cancellationToken)
    {
        target.Stopwatch.Stop();
        if (cancellationToken.IsCancellationRequested)
        {
            target.Status = ExecutionStatus.Aborted;
            return;
        }

        target.Status = ExecutionStatus.Failed;
        var message = Failures.Describe(exception);
        if (target.SummaryInformation.Count == 0)
            target.SummaryInformation["Error"] = exception.Unwrap().Message.Split('\n')[0].TrimEnd();
        Log.Error("{Target:l}: {Message:l}", target.Name, message);
        build.Tell<IOnTargetFailed>(extension => extension.OnTargetFailed(target));
        build.OnTargetFailed(target.Name);
    }
}
