using System.Collections.Immutable;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>The results of a run so far. A value: adding one gives a new one, so that a stage sees those of its start.</summary>
internal sealed class RunResults
{
    private readonly ImmutableDictionary<string, IReadOnlyDictionary<Stage, StageResult>> _modules;

    private readonly ImmutableDictionary<(string Module, string Hook), StageResult> _hooks;

    private RunResults(ImmutableDictionary<string, IReadOnlyDictionary<Stage, StageResult>> modules, ImmutableDictionary<(string Module, string Hook), StageResult> hooks) =>
        (_modules, _hooks) = (modules, hooks);

    public static RunResults Empty { get; } = new(
        ImmutableDictionary.Create<string, IReadOnlyDictionary<Stage, StageResult>>(StringComparer.Ordinal), ImmutableDictionary<(string, string), StageResult>.Empty);

    public IReadOnlyDictionary<string, IReadOnlyDictionary<Stage, StageResult>> ByModule => _modules;

    public StageResult? Of(string module, Stage stage) => _modules.TryGetValue(module, out var stages) ? stages.GetValueOrDefault(stage) : null;

    public StageResult? OfHook(string module, string hook) => _hooks.GetValueOrDefault((module, hook));

    public RunResults With(string module, StepId step, StageResult result)
    {
        if (step.Hook is { } hook)
            return new RunResults(_modules, _hooks.SetItem((module, hook), result));
        var stages = (ImmutableDictionary<Stage, StageResult>?)_modules.GetValueOrDefault(module) ?? ImmutableDictionary<Stage, StageResult>.Empty;
        return new RunResults(_modules.SetItem(module, stages.SetItem(step.Stage, result)), _hooks);
    }
}
