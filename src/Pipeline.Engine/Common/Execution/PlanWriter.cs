using Nuke.Common.IO;

namespace Nuke.Common.Execution;

/// <summary>Shows what would run, in which order, and why: as text, and as a page to open.</summary>
internal static class PlanWriter
{
    public static void Write(NukeBuild build, TextWriter writer)
    {
        var number = 0;
        foreach (var target in build.ExecutionPlan)
            writer.WriteLine($"{++number,3}. {Style.Strong(target.Name)}  {Style.Faint(string.Join("; ", Reasons(build.ExecutionPlan, target)))}");
        var page = NukeBuild.TemporaryDirectory / "execution-plan.html";
        page.WriteAllText(PlanPage.Create([.. build.ExecutionPlan]));
        writer.WriteLine();
        writer.WriteLine(Style.Faint($"As a page: {page}"));
    }

    /// <summary>Why a planned target runs, one sentence part each.</summary>
    public static IEnumerable<string> Reasons(IReadOnlyCollection<ExecutableTarget> plan, ExecutableTarget target)
    {
        if (ExecutionPlanner.IsAskedFor(plan, target))
            yield return target.IsDefault ? "asked for (default)" : "asked for";
        foreach (var other in plan.Where(other => other.ExecutionDependencies.Contains(target)))
            yield return $"needed by {other.Name}";
        foreach (var other in plan.Where(other => other.Triggers.Contains(target)))
            yield return $"triggered by {other.Name}";
        foreach (var other in plan.Where(target.OrderDependencies.Contains))
            yield return $"after {other.Name}";
        foreach (var (text, _) in target.StaticConditions.Concat(target.DynamicConditions))
            yield return $"only when {text}";
    }
}
