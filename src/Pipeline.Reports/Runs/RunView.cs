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
        Steps = [.. OwnSteps(run), .. ApplicationSteps(run)];
        Failures = [.. Steps.Where(entry => entry.Step.Status == StageStatus.Failed)];
        Addresses = [.. run.Modules.SelectMany(module => module.Stages.Where(stage => stage.Name == Stage.Deploy).Select(stage => (module.Name, Address: stage.Outputs.GetValueOrDefault("endpoint", "")))).Where(entry => entry.Address.Length > 0)];
    }

    public RunRecord Run { get; }

    /// <summary>The stages that any module has, in the order of the pipeline.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>Every stage and hook with whose it is. One of the whole application, which the record has in each module, is here once.</summary>
    public IReadOnlyList<(string Owner, StepRecord Step)> Steps { get; }

    /// <summary>Every failed stage and hook.</summary>
    public IReadOnlyList<(string Owner, StepRecord Step)> Failures { get; }

    /// <summary>Where deployed modules answer.</summary>
    public IReadOnlyList<(string Module, string Address)> Addresses { get; }

    /// <summary>How the run ended, of which application.</summary>
    public string Headline => Run.Application is { } application ? $"{application}: {StatusText.Headline(Run.Verdict)}" : StatusText.Headline(Run.Verdict);

    /// <summary>Commit, branch, environment and start in one line.</summary>
    public IReadOnlyList<string> Facts =>
    [
        Run.Branch is { } branch ? $"branch {branch}" : "detached head",
        .. Run.Dirty ? ["with uncommitted changes"] : Array.Empty<string>(),
        .. Run.Environment is { } environment ? [$"environment {environment}"] : Array.Empty<string>(),
        $"started {Figures.Moment(Run.StartedAt)}{(Run.Who is { } who ? $" by {who}" : "")}",
    ];

    /// <summary>The sum of a metric over all stages; null when none has it.</summary>
    public double? Sum(string metric)
    {
        var values = Steps.Where(entry => entry.Step is StageRecord && entry.Step.Metrics.ContainsKey(metric)).Select(entry => entry.Step.Metrics[metric]).ToList();
        return values.Count == 0 ? null : values.Sum();
    }

    private static IEnumerable<(string Owner, StepRecord Step)> OwnSteps(RunRecord run) =>
        run.Modules.SelectMany(module => module.Steps.Where(step => !IsOfApplication(step)).Select(step => (module.Name, step)));

    // The same result stands in every module; where modules were run apart, the last one counts.
    private static IEnumerable<(string Owner, StepRecord Step)> ApplicationSteps(RunRecord run) => run.Modules
        .SelectMany(module => module.Steps.Where(IsOfApplication))
        .GroupBy(step => step.Log)
        .Select(same => (run.Application ?? "application", same.MaxBy(step => step.StartedAt)!));

    private static bool IsOfApplication(StepRecord step) => step is StageRecord { Name: Stage.IntegrationTest };
}
