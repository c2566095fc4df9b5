using Pipeline.Stages.Runner;

namespace Pipeline.Components.Progress;

/// <summary>The steps that are at work, since when, and what each said last; readable from any thread.</summary>
internal sealed class RunningSteps(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Module, string Step), RunningStep> _steps = [];

    /// <summary>A step starts.</summary>
    public void Start(string module, StepId step)
    {
        lock (_gate)
            _steps[(module, step.ToString())] = new RunningStep(module, step.ToString(), time.GetTimestamp(), "");
    }

    /// <summary>A step said something; an empty line says nothing.</summary>
    public void Hear(string module, StepId step, string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_gate)
        {
            var key = (module, step.ToString());
            if (_steps.TryGetValue(key, out var running))
                _steps[key] = running with { LastLine = line };
        }
    }

    /// <summary>A step ended.</summary>
    public void End(string module, string step)
    {
        lock (_gate)
            _steps.Remove((module, step));
    }

    /// <summary>Those at work now, the longest first.</summary>
    public IReadOnlyList<(RunningStep Step, TimeSpan Elapsed)> Snapshot()
    {
        lock (_gate)
            return [.. _steps.Values.OrderBy(step => step.Started).Select(step => (step, time.GetElapsedTime(step.Started)))];
    }
}
