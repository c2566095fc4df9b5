using Pipeline.Core.Errors;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>Stops a stage when its time is up or the run is cancelled, and says afterwards which of them it was.</summary>
internal sealed class StageDeadline : IDisposable
{
    private readonly StepId _step;
    private readonly TimeSpan _limit;
    private readonly CancellationToken _run;
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _linked;

    public StageDeadline(StepId step, RunnerOptions options, TimeProvider time, CancellationToken run)
    {
        (_step, _run) = (step, run);
        _limit = options.StageTimeouts.GetValueOrDefault(step.Stage, options.StageTimeout);
        _timeout = new CancellationTokenSource(_limit, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token, run);
    }

    /// <summary>Cancelled when the time is up or the run is cancelled.</summary>
    public CancellationToken Token => _linked.Token;

    /// <summary>The result of a stage that ended with <paramref name="exception"/>.</summary>
    public StageResult Explain(Exception exception)
    {
        if (_run.IsCancellationRequested)
            return new StageResult { Status = StageStatus.Cancelled, Reason = "the run was cancelled" };
        if (_timeout.IsCancellationRequested)
            return StageResult.Failure($"{_step} did not end within {_limit.TotalSeconds:0.#} s and was stopped with everything it had started. Give it more time, or read its log to see what it waited for.");
        return StageResult.Failure(exception is PipelineException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}");
    }

    public void Dispose()
    {
        _linked.Dispose();
        _timeout.Dispose();
    }
}
