using Pipeline.Core.Runs;
using Pipeline.Stages.Runner;
using Spectre.Console;

namespace Pipeline.Components.Progress;

/// <summary>A table of modules and stages that is drawn again while the run goes on; notes follow it when the run has ended.</summary>
internal sealed class LiveProgress(IAnsiConsole console, TimeProvider time) : IRunObserver, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(120);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RunningSteps _running = new(time);
    private RunState? _state;
    private Task _drawing = Task.CompletedTask;

    public void RunStarted(RunState state)
    {
        _state = state;
        _drawing = console.Live(Render(state)).AutoClear(true).StartAsync(async live =>
        {
            while (!_ended.Task.IsCompleted)
            {
                await Task.WhenAny(Task.Delay(Interval, time), _ended.Task);
                live.UpdateTarget(Render(state));
            }
        });
    }

    public void StageStarted(string module, StepId step) => _running.Start(module, step);

    public void LineWritten(string module, StepId step, string line) => _running.Hear(module, step, line);

    public void StageFinished(string module, StepRecord step) => _running.End(module, step.Title);

    public async ValueTask DisposeAsync()
    {
        _ended.TrySetResult();
        await _drawing;
        if (_state is null)
            return;
        // Drawn anew: what the lines of running stages took would stay empty.
        console.Write(Render(_state));
        foreach (var note in RunNotes.Of(_state.Snapshot()))
            console.WriteLine(note);
    }

    // A line that fills the screen's width would wrap on some terminals, and one that fills its height would scroll.
    private Rows Render(RunState state) =>
        new RunTable(console.Profile.Width - 1, console.Profile.Height - 1, time.GetUtcNow()).Render(state.Snapshot(), _running.Snapshot());
}
