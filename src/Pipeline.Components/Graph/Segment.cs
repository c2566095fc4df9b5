using Pipeline.Core.Stages;

namespace Pipeline.Components.Graph;

/// <summary>
/// A maximal run of stage targets in the engine's plan with no other target between them: the runner takes them in one go,
/// without barriers.
/// </summary>
internal static class Segment
{
    /// <summary>The stages that are run as the target of <paramref name="first"/> is.</summary>
    /// <param name="plan">The engine's plan, as it stands now.</param>
    /// <param name="first">The stage whose target runs.</param>
    /// <remarks>
    /// A target that has ended or is left out breaks nothing. One with a condition begins a segment, because that is when the
    /// condition is judged; one that the build wrote anew is a segment of its own, because it may do something before or after. With
    /// targets that run at once others before the first may still be under way: what comes after those waits for a later segment.
    /// </remarks>
    public static IReadOnlyList<Stage> StartingWith(IReadOnlyList<PlannedTarget> plan, Stage first)
    {
        var start = plan.Index().First(item => item.Item.Stage == first);
        List<Stage> stages = [first];
        if (start.Item.IsOverridden)
            return stages;
        var planned = plan.Select(target => target.Name).ToHashSet();
        HashSet<string> before = [start.Item.Name, .. plan.Where(target => target.IsOver).Select(target => target.Name)];
        foreach (var target in plan.Skip(start.Index + 1).Where(target => !target.IsOver))
        {
            if (!Joins(target) || !target.Before.Where(planned.Contains).All(before.Contains))
                break;
            before.Add(target.Name);
            if (target.Stage is { } stage)
                stages.Add(stage);
        }

        return stages;
    }

    // An empty target stands for others; there is nothing that could come between.
    private static bool Joins(PlannedTarget target) => !target.IsConditional && (target.IsEmpty || target is { Stage: not null, IsOverridden: false });
}
