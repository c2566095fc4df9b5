using Nuke.Common.Utilities;

namespace Nuke.Common.Execution;

/// <summary>Decides which planned targets are left out.</summary>
internal static class Skipping
{
    /// <summary>Skips what <c>--skip</c> names and what a static condition excludes, with the dependencies that nothing else needs.</summary>
    /// <param name="targets">All targets.</param>
    /// <param name="plan">The planned ones.</param>
    /// <param name="names">What <c>--skip</c> names; empty is all that were not asked for, null none.</param>
    /// <exception cref="BuildException">A name is no target's, or a condition threw.</exception>
    public static void Apply(IReadOnlyCollection<ExecutableTarget> targets, IReadOnlyCollection<ExecutableTarget> plan, IReadOnlyCollection<string>? names)
    {
        if (names is not null)
        {
            var skipped = names.Count > 0 ? ExecutionPlanner.Find(targets, names) : plan.Where(target => target.Invoked || !ExecutionPlanner.IsAskedFor(plan, target));
            foreach (var target in skipped.Where(plan.Contains))
                Mark(plan, target, "by --skip");
        }

        foreach (var target in plan)
            ConditionsHold(plan, target, target.StaticConditions);
    }

    /// <summary>True when all conditions hold; otherwise the target is marked with the text of those that do not.</summary>
    /// <exception cref="BuildException">A condition threw.</exception>
    public static bool ConditionsHold(IReadOnlyCollection<ExecutableTarget> plan, ExecutableTarget target, IEnumerable<(string Text, Func<bool> Delegate)> conditions)
    {
        string[] violated = [.. conditions.Where(condition => !Holds(target, condition)).Select(condition => condition.Text)];
        if (violated.Length > 0)
        {
            target.OnlyWhen = string.Join(" && ", violated);
            Mark(plan, target, reason: null);
        }

        return target.OnlyWhen is null;
    }

    private static bool Holds(ExecutableTarget target, (string Text, Func<bool> Delegate) condition)
    {
        try
        {
            return condition.Delegate();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new BuildException($"The condition '{condition.Text}' of target {target.MemberName} threw: {exception.Unwrap().Message}");
        }
    }

    // A target that was asked for stays scheduled here: its own conditions are looked at again when its turn comes.
    private static void Mark(IReadOnlyCollection<ExecutableTarget> plan, ExecutableTarget target, string? reason)
    {
        if (target.Status != ExecutionStatus.Scheduled)
            return;
        if (!target.Invoked)
        {
            target.Status = ExecutionStatus.Skipped;
            target.Skipped ??= reason;
        }

        if (target.DependencyBehavior == DependencyBehavior.Execute)
            return;
        foreach (var dependency in target.ExecutionDependencies.Concat(target.Triggers).Where(one => !IsNeededElsewhere(plan, target, one)))
            Mark(plan, dependency, $"because of {target.Name}");
    }

    private static bool IsNeededElsewhere(IReadOnlyCollection<ExecutableTarget> plan, ExecutableTarget skipped, ExecutableTarget dependency) =>
        plan.Any(other => other != skipped && other.Status == ExecutionStatus.Scheduled && (other.ExecutionDependencies.Contains(dependency) || other.Triggers.Contains(dependency)));
}
