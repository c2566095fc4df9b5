using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Reports.Runs;

/// <summary>A run record as its reports look at it.</summary>
internal sealed class RunView
{
    public RunView(RunRecord run)
    {
        Run = run;
        Stages = [.. run.Modules.SelectMany(module => module.Stages).Select(stage => stage.Name).Distinct().Order()];
        Failures = [.. run.Modules.SelectMany(module => module.Steps.Where(step => step.Status == StageStatus.Failed).Select(step => (module, step)))];
    }

    public RunRecord Run { get; }

    /// <summary>The stages that any module has, in the order of the pipeline.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>Every failed stage and hook. A stage of the whole application is recorded for each module; it is told for each.</summary>
    public IReadOnlyList<(ModuleRecord Module, StepRecord Step)> Failures { get; }

    /// <summary>Commit, branch, environment and start in one line.</summary>
    public IReadOnlyList<string> Facts =>
    [
        Run.Branch is { } branch ? $"branch {branch}" : "detached head",
        .. Run.Dirty ? ["with uncommitted changes"] : Array.Empty<string>(),
        .. Run.Environment is { } environment ? [$"environment {environment}"] : Array.Empty<string>(),
        $"started {Figures.Moment(Run.StartedAt)}",
    ];

    /// <summary>The sum of a metric over all modules; null when none has it.</summary>
    public double? Sum(string metric)
    {
        var values = Run.Modules.Select(module => Figures.Sum(module, metric)).OfType<double>().ToList();
        return values.Count == 0 ? null : values.Sum();
    }
}
