using Pipeline.Core.Runs;
using Pipeline.Stages.Runner;

namespace Pipeline.Components.Progress;

/// <summary>A line for every stage that ends, and now and then one for a stage that takes long. Why a stage failed is left to the closing message, which tells it once.</summary>
internal sealed class PlainProgress : IRunObserver, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly TextWriter _output;
    private readonly string _artifactsDirectory;
    private readonly bool _grouped;
    private readonly RunningSteps _running;
    private readonly ITimer _timer;

    /// <param name="output">Receives the lines.</param>
    /// <param name="artifactsDirectory">Where the logs are.</param>
    /// <param name="grouped">Whether every log is written out in a group, as GitHub Actions folds it.</param>
    /// <param name="time">Tells which stages take long.</param>
    public PlainProgress(TextWriter output, string artifactsDirectory, bool grouped, TimeProvider time)
    {
        (_output, _artifactsDirectory, _grouped, _running) = (output, artifactsDirectory, grouped, new RunningSteps(time));
        _timer = time.CreateTimer(_ => TellRunning(), null, Patience, Patience);
    }

    public void StageStarted(string module, StepId step) => _running.Start(module, step);

    public void LineWritten(string module, StepId step, string line) => _running.Hear(module, step, line);

    public void StageFinished(string module, StepRecord step)
    {
        _running.End(module, step.Title);
        lock (_gate)
        {
            _output.WriteLine(Told(StageText.Line(module, step)));
            if (_grouped && step.Log is not null && !step.Cached)
                WriteGroup($"{module} {step.Title}: log", ReadLog(step.Log));
        }
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void TellRunning()
    {
        lock (_gate)
        {
            foreach (var (step, elapsed) in _running.Snapshot().Where(running => running.Elapsed >= Patience))
                _output.WriteLine(Told(StageText.Line(step, elapsed)));
        }
    }

    private IEnumerable<string> ReadLog(string log)
    {
        var path = Path.Combine(_artifactsDirectory, log);
        return File.Exists(path) ? File.ReadLines(path) : [];
    }

    private string Told(string line) => _grouped ? ForeignText.Line(line) : line;

    private void WriteGroup(string title, IEnumerable<string> lines)
    {
        _output.WriteLine($"::group::{title}");
        foreach (var line in lines)
            _output.WriteLine($"    {ForeignText.Line(line)}");
        _output.WriteLine("::endgroup::");
    }
}
