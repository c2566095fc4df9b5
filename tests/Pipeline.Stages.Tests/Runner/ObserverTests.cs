using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;

namespace Pipeline.Stages.Tests.Runner;

public sealed class ObserverTests
{
    [Fact]
    public async Task An_observer_sees_the_run_as_it_goes()
    {
        var journal = new Journal();
        using var sandbox = new RunnerSandbox(Stage.BuildImage, Stage.UnitTest) { Modules = [RunnerSandbox.Module("web")], Observer = journal };
        sandbox[Stage.BuildImage].Work = async (context, _) =>
        {
            await context.Log.WriteLineAsync("Step 1/2");
            return StageResult.Failure("RUN ended with 1");
        };

        await sandbox.RunAsync();

        Assert.Equal(
            [
                "run: Running Pending,Pending",
                "web BuildImage started: Running Running,Pending",
                "web BuildImage> Step 1/2",
                "web BuildImage> Failed: RUN ended with 1",
                "web BuildImage Failed",
                "web UnitTest Skipped",
                "run: Failed Failed,Skipped",
            ],
            journal.Lines);
    }

    private sealed class Journal : IRunObserver
    {
        private RunState? _state;

        public List<string> Lines { get; } = [];

        public void RunStarted(RunState state)
        {
            _state = state;
            Lines.Add($"run: {Describe(state.Snapshot())}");
        }

        public void StageStarted(string module, StepId step) => Lines.Add($"{module} {step} started: {Describe(_state!.Snapshot())}");

        public void LineWritten(string module, StepId step, string line) => Lines.Add($"{module} {step}> {line}");

        public void StageFinished(string module, StepRecord step) => Lines.Add($"{module} {step.Title} {step.Status}");

        public void RunFinished(RunRecord record) => Lines.Add($"run: {Describe(record)}");

        private static string Describe(RunRecord record) => $"{record.Verdict} {string.Join(',', record.Modules[0].Stages.Select(stage => stage.Status))}";
    }
}
