using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>Hands calls from any thread to an observer one at a time.</summary>
internal sealed class ObserverGate(IRunObserver? observer) : IRunObserver
{
    private readonly Lock _gate = new();

    public void RunStarted(RunState state) => Call(() => observer?.RunStarted(state));

    public void StageStarted(string module, Stage stage) => Call(() => observer?.StageStarted(module, stage));

    public void LineWritten(string module, Stage stage, string line) => Call(() => observer?.LineWritten(module, stage, line));

    public void StageFinished(string module, StageRecord stage) => Call(() => observer?.StageFinished(module, stage));

    public void RunFinished(RunRecord record) => Call(() => observer?.RunFinished(record));

    private void Call(Action call)
    {
        lock (_gate)
            call();
    }
}
