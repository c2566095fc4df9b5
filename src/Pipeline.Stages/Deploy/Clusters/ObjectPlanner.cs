using System.Net;
using System.Text.Json.Nodes;
using Pipeline.Core.Deployments;
using Pipeline.Tools.Kubernetes;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>Finds out what a deployment does to one object, by what the API server says that it would do (server-side dry run).</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="release">The release.</param>
internal sealed class ObjectPlanner(ClusterClient cluster, ReleaseName release)
{
    private const string DryRun = "?dryRun=All&fieldManager=helm";
    private const string KeepPolicy = "helm.sh/resource-policy";
    private readonly ApiResources _resources = new(cluster);

    /// <summary>Of an object that the chart has.</summary>
    /// <param name="before">What the release has of it now; null when nothing.</param>
    /// <param name="now">What the chart has.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<ObjectPlan> PlanAsync(JsonObject? before, JsonObject now, CancellationToken cancellationToken)
    {
        var plan = Of(now, ChangeKind.Added, ObjectPlan.Absent, ObjectContent.DigestOfApplied(now));
        if (await _resources.FindPathAsync(now, release.Namespace, cancellationToken) is not { } path)
            return plan with { Unchecked = $"the cluster does not know {now["apiVersion"]} {now["kind"]} yet", Fields = ObjectDifference.Of(null, now) };
        var item = $"{path}/{Uri.EscapeDataString(plan.Name)}";
        if (await FindAsync(item, cancellationToken) is not { } live)
            return await TryAsync(plan with { Fields = ObjectDifference.Of(null, now) }, () => cluster.SendAsync(HttpMethod.Post, path + DryRun, Owned(now), cancellationToken));
        plan = plan with { Live = ObjectContent.DigestOfLive(live), Change = ChangeKind.Unchanged };
        var patch = MergePatch.Of(live, ThreeWayMerge.Merge(before, Owned(now), live));
        if (patch.Count == 0)
            return plan;
        var answer = live;
        plan = await TryAsync(plan, async () => answer = await cluster.SendAsync(HttpMethod.Patch, item + DryRun, patch, cancellationToken, mediaType: "application/merge-patch+json") as JsonObject ?? live);
        // Where nobody answered, what is asked for is the best guess.
        var after = plan is { Refusal: null, Unchecked: null } ? answer : ThreeWayMerge.Merge(before, Owned(now), live);
        var (there, then) = (ObjectContent.Clean(live), ObjectContent.Clean(after));
        return JsonNode.DeepEquals(there, then) && plan.Refusal is null ? plan : plan with { Change = ChangeKind.Changed, Fields = ObjectDifference.Of(there, then) };
    }

    /// <summary>Of an object that the chart no longer has; null when nothing is done to it.</summary>
    public async Task<ObjectPlan?> PlanRemovalAsync(JsonObject before, CancellationToken cancellationToken)
    {
        if (before["metadata"]?["annotations"]?[KeepPolicy]?.ToString() == "keep" || await _resources.FindPathAsync(before, release.Namespace, cancellationToken) is not { } path)
            return null;
        var plan = Of(before, ChangeKind.Removed, ObjectPlan.Absent, ObjectPlan.Absent);
        var item = $"{path}/{Uri.EscapeDataString(plan.Name)}";
        if (await FindAsync(item, cancellationToken) is not { } live)
            return null;
        plan = plan with { Live = ObjectContent.DigestOfLive(live), Fields = ObjectDifference.Of(before, null) };
        return await TryAsync(plan, () => cluster.SendAsync(HttpMethod.Delete, item + DryRun, null, cancellationToken));
    }

    // Helm writes whose an object is, and refuses to touch what is another's.
    private JsonObject Owned(JsonObject now)
    {
        var owned = (JsonObject)now.DeepClone();
        var metadata = owned["metadata"] as JsonObject ?? [];
        owned["metadata"] ??= metadata;
        var labels = metadata["labels"] as JsonObject;
        if (labels is null)
            metadata["labels"] = labels = [];
        labels["app.kubernetes.io/managed-by"] = "Helm";
        var annotations = metadata["annotations"] as JsonObject;
        if (annotations is null)
            metadata["annotations"] = annotations = [];
        (annotations["meta.helm.sh/release-name"], annotations["meta.helm.sh/release-namespace"]) = (release.Name, release.Namespace);
        return owned;
    }

    private async Task<JsonObject?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await cluster.SendAsync(HttpMethod.Get, path, null, cancellationToken) as JsonObject;
        }
        catch (ClusterRefusedException exception) when (exception.Code == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static async Task<ObjectPlan> TryAsync(ObjectPlan plan, Func<Task> ask)
    {
        try
        {
            await ask();
            return plan;
        }
        catch (ClusterRefusedException exception)
        {
            return exception.Code is HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity
                ? plan with { Refusal = exception.Message }
                : plan with { Unchecked = exception.Message };
        }
    }

    private static ObjectPlan Of(JsonObject item, ChangeKind change, string live, string applied) => new()
    {
        Kind = item["kind"]?.ToString() ?? "",
        Name = item["metadata"]?["name"]?.ToString() ?? "",
        Change = change,
        Live = live,
        Applied = applied,
    };
}
