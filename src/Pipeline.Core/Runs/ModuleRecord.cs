using System.Text.Json.Serialization;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Modules;

namespace Pipeline.Core.Runs;

/// <summary>One module in a <see cref="RunRecord"/>.</summary>
public sealed record ModuleRecord
{
    /// <summary>The module's name.</summary>
    public required string Name { get; init; }

    /// <summary>The version that the run built, SemVer 2.0.0.</summary>
    public required string Version { get; init; }

    /// <summary>The git tree id of the module's inputs, uncommitted changes included; null when it was not read.</summary>
    public string? InputTree { get; init; }

    /// <summary>The stages in order.</summary>
    public IReadOnlyList<StageRecord> Stages { get; init; } = [];

    /// <summary>The hooks in the order in which they run.</summary>
    public IReadOnlyList<HookRecord> Hooks { get; init; } = [];

    /// <summary>Stages and hooks in the order in which they run.</summary>
    [JsonIgnore]
    public IEnumerable<StepRecord> Steps => Hooks.Count == 0 ? Stages : Stages.Concat<StepRecord>(Hooks).OrderBy(step => (step.Of, step is HookRecord hook ? hook.Moment is HookMoment.Before ? -1 : 1 : 0));

    /// <summary>Every artifact that the stages published.</summary>
    public IReadOnlyList<Artifact> Artifacts { get; init; } = [];
}
