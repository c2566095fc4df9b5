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

    /// <summary>What the run did.</summary>
    public RunRecord Record { get; }

    private static string Describe(RunRecord record, string artifactsDirectory)
    {
        if (record.Verdict == RunVerdict.Cancelled)
            return "The run was cancelled. './build.sh Pipeline --resume' continues it.";
        var failures = record.Modules
            .SelectMany(module => module.Steps.Where(step => step.Status == StageStatus.Failed), (module, step) => (Module: module.Name, Step: step))
            .ToList();
        var lines = failures.Select(failure =>
            $"  {failure.Module} failed at {failure.Step.Title}: {failure.Step.Reason}{(failure.Step.Log is { } log ? $" (log: {artifactsDirectory}/{log})" : "")}");
        var first = failures[0];
        var modules = failures.Select(failure => failure.Module).Distinct().Count();
        return $"{modules} of {record.Modules.Count} modules failed:\n{string.Join('\n', lines)}\n"
            + $"Mend it, then repeat the stage with './build.sh {first.Step.Of} --module {first.Module}', or the run: what did not change is not done again.";
    }
}
