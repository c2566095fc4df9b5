using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Shared;

namespace Pipeline.Stages.Runner;

/// <summary>What a run is to do.</summary>
internal sealed record RunRequest
{
    /// <summary>The selected modules and those that they are built on, in dependency order.</summary>
    public required IReadOnlyList<RunModule> Modules { get; init; }

    /// <summary>
    /// The application, for stages whose scope it is: named by the model, at the model's root. Null when no such stage is run.
    /// </summary>
    public RunModule? Application { get; init; }

    /// <summary>
    /// The stages to run, at most one of each kind, in any order. Results of stages that are not among them are read from
    /// <see cref="ArtifactsDirectory"/>.
    /// </summary>
    public required IReadOnlyList<IStage> Stages { get; init; }

    /// <summary>Results of stages that are not among <see cref="Stages"/> and stand in no folder, by module and stage; they go before those of the folder. Default: none.</summary>
    public Func<string, Stage, StageResult?> Given { get; init; } = (_, _) => null;

    /// <summary>The source that every module is built from.</summary>
    public required SourceTree Source { get; init; }

    /// <summary>The absolute folder that receives outputs, logs and the run record; it is created.</summary>
    public required string ArtifactsDirectory { get; init; }

    /// <summary>The name of the environment that is deployed to; null when none is.</summary>
    public string? Environment { get; init; }

    /// <summary>What was typed, without secrets, for the record; null: not said.</summary>
    public string? Command { get; init; }

    /// <summary>Who started the run, for the record; null: not said.</summary>
    public string? Who { get; init; }

    /// <summary>Whether an intact result with the same fingerprint is taken instead of running a stage. Default: true.</summary>
    public bool Cache { get; init; } = true;

    /// <summary>Whether the stages that succeeded in the recorded run are taken over, also those that are never cached. Default: false.</summary>
    public bool Resume { get; init; }

    /// <summary>Makes ready what stages need, before each one that is run; what is taken over needs nothing. Default: nothing.</summary>
    public Func<CancellationToken, Task> PrepareAsync { get; init; } = _ => Task.CompletedTask;

    /// <summary>What no log, no record and no file of a stage may show: each is replaced by <c>***</c>. Default: nothing.</summary>
    public SecretPatterns Secrets { get; init; } = SecretPatterns.None;
}
