using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;

namespace Pipeline.Components.Progress;

/// <summary>A line for every stage that ends; of a failed one the end of its log, kept together.</summary>
/// <param name="output">Receives the lines.</param>
/// <param name="artifactsDirectory">Where the logs are.</param>
/// <param name="grouped">Whether every log is written out in a group, as GitHub Actions folds it.</param>
internal sealed class PlainProgress(TextWriter output, string artifactsDirectory, bool grouped) : IRunObserver
{
    private const int TailLines = 30;

    public void StageFinished(string module, StepRecord step)
    {
        output.WriteLine(StageText.Line(module, step));
        if (step.Log is null || step.Cached)
            return;
        if (grouped)
            WriteGroup($"{module} {step.Title}: log", ReadLog(step.Log));
        else if (step.Status == StageStatus.Failed)
            WriteIndented(ReadLog(step.Log).TakeLast(TailLines));
    }

    private IEnumerable<string> ReadLog(string log)
    {
        var path = Path.Combine(artifactsDirectory, log);
        return File.Exists(path) ? File.ReadLines(path) : [];
    }

    private void WriteGroup(string title, IEnumerable<string> lines)
    {
        output.WriteLine($"::group::{title}");
        WriteIndented(lines);
        output.WriteLine("::endgroup::");
    }

    // Indented, so that no line of a tool is taken for a command to the host.
    private void WriteIndented(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            output.WriteLine($"    {line}");
    }
}
