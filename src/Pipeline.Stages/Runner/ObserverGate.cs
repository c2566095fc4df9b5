using Pipeline.Core.Runs;

namespace Pipeline.Stages.Runner;

/// <summary>Hands calls from any thread to an observer one at a time.</summary>
internal sealed class ObserverGate(IRunObserver? observer) : IRunObserver
{
    private readonly Lock _gate = new();

    public void RunStarted(RunState state) => Call(() => observer?.RunStarted(state));

    public void StageStarted(string module, StepId step) => Call(() => observer?.StageStarted(module, step));

    public void LineWritten(string module, StepId step, string line) => Call(() => observer?.LineWritten(module, step, line));

    public void StageFinished(string module, StepRecord step) => Call(() => observer?.StageFinished(module, step));

    public void RunFinished(RunRecord record) => Call(() => observer?.RunFinished(record));

    private void Call(Action call)
    {
        lock (_gate)
            call();
    }
}
