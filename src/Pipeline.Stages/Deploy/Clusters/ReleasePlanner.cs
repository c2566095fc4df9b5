using System.Text.Json.Nodes;
using Pipeline.Core.Deployments;
using Pipeline.Core.Serialization;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Helm.Storage;
using Pipeline.Tools.Kubernetes;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>Finds out what a deployment to a cluster does, object by object.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="store">Tells what the release has now.</param>
internal sealed class ReleasePlanner(ClusterClient cluster, HelmReleaseStore store)
{
    private const int AtOnce = 8;

    /// <summary>The plan.</summary>
    /// <param name="request">What is to be deployed.</param>
    /// <param name="rendered">What it sends.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<ModulePlan> PlanAsync(DeployRequest request, RenderedRelease rendered, CancellationToken cancellationToken)
    {
        var release = request.Release;
        var history = await store.ListAsync(release.Namespace, release.Name, cancellationToken);
        var running = (history.LastOrDefault(revision => revision.Status == "deployed") ?? (history.Count > 0 ? history[^1] : null)) is { } last
            ? await store.FindAsync(release.Namespace, release.Name, last.Revision, cancellationToken)
            : null;
        var chart = await ChartIdentity.ReadAsync(request, cancellationToken);
        var before = Read(running?.Manifest ?? "");
        var now = Read(rendered.Manifest);
        var planner = new ObjectPlanner(cluster, release);
        var kept = now.Select(KeyOf).ToHashSet();
        using var limit = new SemaphoreSlim(AtOnce);
        var plans = now.Select(item => LimitedAsync(limit, async () => (ObjectPlan?)await planner.PlanAsync(before.FirstOrDefault(old => KeyOf(old) == KeyOf(item)), item, cancellationToken)))
            .Concat(before.Where(old => !kept.Contains(KeyOf(old))).Select(old => LimitedAsync(limit, () => planner.PlanRemovalAsync(old, cancellationToken))));
        return new ModulePlan
        {
            Module = release.Name,
            Chart = chart.Name,
            ChartDigest = chart.Digest,
            RunningChart = running?.Chart,
            Revision = history.Count == 0 ? 0 : history[^1].Revision,
            IsDeployed = history.Count > 0 && history[^1].Status == "deployed",
            Objects = [.. (await Task.WhenAll(plans)).OfType<ObjectPlan>()],
            HooksDiffer = running is not null && !running.Hooks.Order(StringComparer.Ordinal).SequenceEqual(rendered.Hooks.Order(StringComparer.Ordinal)),
            Hooks = [.. rendered.Hooks.SelectMany(Read).Select(hook => $"{hook["kind"]} {hook["metadata"]?["name"]}")],
        };
    }

    private static IReadOnlyList<JsonObject> Read(string manifest) => YamlJson.ReadDocuments(manifest, "The rendered chart");

    private static string KeyOf(JsonObject item) => $"{item["apiVersion"]?.ToString().Split('/')[0]} {item["kind"]} {item["metadata"]?["namespace"]} {item["metadata"]?["name"]}";

    private static async Task<ObjectPlan?> LimitedAsync(SemaphoreSlim limit, Func<Task<ObjectPlan?>> plan)
    {
        await limit.WaitAsync();
        try
        {
            return await plan();
        }
        finally
        {
            limit.Release();
        }
    }
}
