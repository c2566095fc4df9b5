using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;

namespace Pipeline.Components.Progress;

/// <summary>What a table has no room for: the warnings of stages that succeeded, and why stages were left out.</summary>
internal static class RunNotes
{
    private const int Most = 20;

    /// <summary>A line for each module and reason. Failures are not among them: the closing message tells them.</summary>
    public static IReadOnlyList<string> Of(RunRecord run)
    {
        var notes = run.Modules.SelectMany(module => module.Steps
            .Where(step => step is { Reason: not null, Status: StageStatus.Succeeded or StageStatus.Skipped } && !(step.Cached && step.Reason.StartsWith(StoredResult.Unchanged, StringComparison.Ordinal)))
            .GroupBy(step => (step.Status, step.Reason))
            .Select(steps => $"{StageText.Symbol(steps.Key.Status)} {module.Name} {string.Join(", ", steps.Select(step => step.Title))}: {ScreenText.Plain(steps.Key.Reason!)}")).ToList();
        return notes.Count <= Most ? notes : [.. notes.Take(Most), $"… and {notes.Count - Most} more, which the report lists"];
    }
}
