using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Starts targets when everything before them is over, at most <paramref name="degree"/> at once; one at a time is the plan's order.</summary>
internal sealed class TargetScheduler(NukeBuild build, int degree, TargetOutput output, BuildAttempt attempt, ProcessRegistry processes, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);
    private readonly TargetRunner _runner = new(build, degree > 1 ? output : null, attempt);
    private readonly List<(ExecutableTarget Target, Task Run)> _running = [];
    private readonly HashSet<ExecutableTarget> _started = [];

    private bool IsStopping => cancellationToken.IsCancellationRequested || build.ExecutionPlan.Any(target => target.Status == ExecutionStatus.Failed && !target.ProceedAfterFailure);

    public async Task RunAsync()
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        var wasCancelled = false;
        while (true)
        {
            Start();
            if (_running.Count == 0)
                return;
            await Task.WhenAny([.. _running.Select(one => one.Run), .. wasCancelled ? [] : new[] { cancelled.Task }]);
            if (cancellationToken.IsCancellationRequested && !wasCancelled)
            {
                wasCancelled = true;
                await AbortAsync();
            }

            _running.RemoveAll(one => one.Run.IsCompleted);
        }
    }

    private void Start()
    {
        while (_running.Count < degree && build.ExecutionPlan.FirstOrDefault(IsReady) is { } target)
        {
            _started.Add(target);
            _running.Add((target, _runner.Start(target, cancellationToken)));
        }
    }

    private bool IsReady(ExecutableTarget target) => MayRun(target) && !target.AllDependencies.Any(IsAwaited);

    // What is skipped has its turn too: the build is told of it then.
    private bool MayRun(ExecutableTarget target) =>
        target.Status is ExecutionStatus.Scheduled or ExecutionStatus.Skipped && !_started.Contains(target) && (!IsStopping || target.AssuredAfterFailure);

    private bool IsAwaited(ExecutableTarget target) =>
        build.ExecutionPlan.Contains(target) && (_running.Any(one => one.Target == target && !one.Run.IsCompleted) || MayRun(target));

    private async Task AbortAsync()
    {
        Log.Warning("Cancelled. Child processes are ended; targets that are assured after a failure still run.");
        processes.KillAll();
        await Task.WhenAny(Task.WhenAll(_running.Select(one => one.Run)), Task.Delay(Grace, CancellationToken.None));
        processes.KillAll();
        foreach (var (target, run) in _running.Where(one => !one.Run.IsCompleted))
            target.Status = ExecutionStatus.Aborted;
        _running.Clear();
    }
}
