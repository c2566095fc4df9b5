using Nuke.Common;
using Nuke.Common.Execution;
using Pipeline.Core.Stages;

namespace Pipeline.Components.Graph;

/// <summary>What the engine is going to run, by its public API alone.</summary>
internal static class EnginePlan
{
    /// <summary>The plan as it stands now.</summary>
    public static IReadOnlyList<PlannedTarget> Read(INukeBuild build)
    {
        var stages = StageComponents.All
            .Select(component => (component.Stage, Target: component.TargetOf(build)))
            .Where(item => item.Target is not null)
            .ToDictionary(item => (Delegate)item.Target!, item => item.Stage);
        return [.. build.ExecutionPlan.Select(target => Read(target, stages))];
    }

    /// <summary>Whether the target of <paramref name="stage"/> is going to run, runs or has run.</summary>
    public static bool Runs(INukeBuild build, Stage stage) => Read(build).Any(target => target.Stage == stage && !target.IsLeftOut);

    private static PlannedTarget Read(ExecutableTarget target, Dictionary<Delegate, Stage> stages)
    {
        // A target that was asked for by name and whose static condition does not hold stays scheduled until its turn.
        var isLeftOut = target.Status is ExecutionStatus.Skipped || target.OnlyWhen is not null;
        return new PlannedTarget(target.Name)
        {
            Stage = stages.TryGetValue(target.Factory, out var stage) ? stage : null,
            IsLeftOut = isLeftOut,
            IsOver = isLeftOut || target.Status is not (ExecutionStatus.Scheduled or ExecutionStatus.Running),
            IsEmpty = target.Actions.Count == 0,
            IsConditional = target.DynamicConditions.Count > 0,
            IsOverridden = target.Factory.Method.Module != typeof(EnginePlan).Module,
            Before = [.. target.AllDependencies.Select(other => other.Name)],
        };
    }
}
