namespace Pipeline.Core.Deployments;

/// <summary>Holds a plan against what is there now.</summary>
internal static class PlanCheck
{
    /// <summary>Everything that moved since the plan was made, as sentences; none when the plan still says exactly what will be done.</summary>
    public static IReadOnlyList<string> FindMoved(ModulePlan planned, ModulePlan now)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(now);
        List<string> moved = [];
        if (planned.ChartDigest != now.ChartDigest)
            moved.Add($"the chart or its values: {planned.Chart} was planned, {now.Chart} would be deployed");
        if (planned.Revision != now.Revision)
            moved.Add($"the release: it was at revision {planned.Revision}, and is at {now.Revision}");
        var before = Numbered(planned.Objects).ToDictionary();
        foreach (var (key, item) in Numbered(now.Objects))
        {
            if (!before.Remove(key, out var was))
                moved.Add($"{item}: it was not in the plan");
            else if (was.Live != item.Live)
                moved.Add($"{item}: {(item.Live == ObjectPlan.Absent ? "it was there and is gone" : was.Live == ObjectPlan.Absent ? "it was not there and is now" : "it changed in the cluster")}");
            else if (was.Applied != item.Applied)
                moved.Add($"{item}: the chart has another one now");
        }

        moved.AddRange(before.Values.Select(item => $"{item}: it is no longer a part of the release"));
        return moved;
    }

    // In two namespaces there may be two of one name; they stand in the chart's order.
    private static IEnumerable<KeyValuePair<(string Name, int Number), ObjectPlan>> Numbered(IReadOnlyList<ObjectPlan> objects) =>
        objects.GroupBy(item => item.ToString()).SelectMany(group => group.Select((item, number) => KeyValuePair.Create((group.Key, number), item)));
}
