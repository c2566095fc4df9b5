using System.Text.Json.Nodes;
using Pipeline.Core.Deployments;
using Pipeline.Core.Serialization;

namespace Pipeline.Stages.Deploy;

/// <summary>Finds out what a deployment to the local runtime does: what the chart has against what the running revision has.</summary>
internal static class LocalPlanner
{
    /// <summary>The plan.</summary>
    /// <param name="module">The module.</param>
    /// <param name="chart">What is to be deployed.</param>
    /// <param name="rendered">The rendered chart.</param>
    /// <param name="running">The chart and the manifests that run; null when none do.</param>
    /// <param name="newest">The newest revision, and whether it is the one that runs; 0 when there is none.</param>
    public static ModulePlan Plan(string module, ChartIdentity chart, string rendered, (string Chart, string Manifests)? running, (int Revision, bool IsDeployed) newest)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var (before, now) = (Read(running?.Manifests ?? ""), Read(rendered));
        return new ModulePlan
        {
            Module = module,
            Chart = chart.Name,
            ChartDigest = chart.Digest,
            RunningChart = running?.Chart,
            Revision = newest.Revision,
            IsDeployed = newest.IsDeployed,
            Objects =
            [
                .. now.Select(item => Of(before.GetValueOrDefault(item.Key), item.Value)),
                .. before.Where(item => !now.ContainsKey(item.Key)).Select(item => Of(item.Value, null)),
            ],
        };
    }

    private static ObjectPlan Of(JsonObject? before, JsonObject? now)
    {
        var item = now ?? before!;
        return new ObjectPlan
        {
            Kind = item["kind"]?.ToString() ?? "",
            Name = item["metadata"]?["name"]?.ToString() ?? "",
            Change = now is null ? ChangeKind.Removed : before is null ? ChangeKind.Added : JsonNode.DeepEquals(before, now) ? ChangeKind.Unchanged : ChangeKind.Changed,
            Live = before is null ? ObjectPlan.Absent : ObjectContent.DigestOfApplied(before),
            Applied = now is null ? ObjectPlan.Absent : ObjectContent.DigestOfApplied(now),
            Fields = ObjectDifference.Of(before, now),
        };
    }

    private static Dictionary<string, JsonObject> Read(string manifests) => YamlJson.ReadDocuments(manifests, "The rendered chart")
        .GroupBy(item => $"{item["kind"]} {item["metadata"]?["name"]}").ToDictionary(group => group.Key, group => group.Last());
}
