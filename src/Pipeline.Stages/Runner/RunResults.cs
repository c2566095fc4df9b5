using System.Collections.Immutable;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>The results of a run so far. A value: adding one gives a new one, so that a stage sees those of its start.</summary>
internal sealed class RunResults
{
    private readonly ImmutableDictionary<string, IReadOnlyDictionary<Stage, StageResult>> _modules;

    private RunResults(ImmutableDictionary<string, IReadOnlyDictionary<Stage, StageResult>> modules) => _modules = modules;

    public static RunResults Empty { get; } = new(ImmutableDictionary.Create<string, IReadOnlyDictionary<Stage, StageResult>>(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, IReadOnlyDictionary<Stage, StageResult>> ByModule => _modules;

    public StageResult? Of(string module, Stage stage) => _modules.TryGetValue(module, out var stages) ? stages.GetValueOrDefault(stage) : null;

    public RunResults With(string module, Stage stage, StageResult result)
    {
        var stages = (ImmutableDictionary<Stage, StageResult>?)_modules.GetValueOrDefault(module) ?? ImmutableDictionary<Stage, StageResult>.Empty;
        return new RunResults(_modules.SetItem(module, stages.SetItem(stage, result)));
    }
}
