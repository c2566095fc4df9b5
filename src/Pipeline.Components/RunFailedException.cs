using Pipeline.Core.Errors;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Components;

/// <summary>A run whose verdict is not success; the message names every failed stage, its reason, its log and the next step.</summary>
public sealed class RunFailedException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="record">What the run did.</param>
    /// <param name="artifactsDirectory">Where the logs are, as a person would type it.</param>
    public RunFailedException(RunRecord record, string artifactsDirectory)
        : base(Describe(record, artifactsDirectory)) => Record = record;

    private RunFailedException(RunRecord record, Stage stage)
        : base($"{stage} failed too, as told above.") => Record = record;

    /// <summary>What the run did.</summary>
    public RunRecord Record { get; }

    /// <summary>For another target of a run whose failures were told already.</summary>
    internal static RunFailedException Again(RunRecord record, Stage stage) => new(record, stage);

    private static string Describe(RunRecord record, string artifactsDirectory)
    {
        if (record.Verdict == RunVerdict.Cancelled)
            return "The run was cancelled. './build.sh Pipeline --resume' continues it.";
        // A stage of the whole application stands in the record of every module, and is told once.
        var failures = record.Modules
            .SelectMany(module => module.Steps.Where(step => step.Status == StageStatus.Failed), (module, step) => (Module: module.Name, Step: step))
            .GroupBy(failure => (failure.Step.Of, failure.Step.Title, failure.Step.Reason, failure.Step.Log), failure => failure.Module)
            .ToList();
        var modules = failures.SelectMany(failure => failure).Distinct().Count();
        var lines = failures.SelectMany(failure => Lines(failure.Key.Of, failure.Key.Title, failure.Key.Reason, failure.Key.Log is { } log ? $"{artifactsDirectory}/{log}" : null, [.. failure], record));
        return $"{modules} of {record.Modules.Count} modules failed:\n{string.Join('\n', lines)}\nMend it, then repeat the stage or the run: what did not change is not done again.";
    }

    private static IEnumerable<string> Lines(Stage stage, string title, string? reason, string? log, IReadOnlyList<string> modules, RunRecord record)
    {
        yield return $"{string.Join(", ", modules)} failed at {title}: {reason?.TrimEnd().ReplaceLineEndings("\n  ") ?? "it gave no reason"}";
        if (log is not null)
            yield return $"  log:   {log}";
        yield return $"  again: ./build.sh {stage}{(modules.Count > 1 && modules.Count == record.Modules.Count ? "" : $" --module {string.Join(' ', modules)}")}{(stage is Stage.Deploy && record.Environment is { } environment ? $" --environment {environment}" : "")}";
    }
}
