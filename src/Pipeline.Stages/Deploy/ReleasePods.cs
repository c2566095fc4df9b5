using System.Text.Json;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Kubernetes;

namespace Pipeline.Stages.Deploy;

/// <summary>The pods of a release in a cluster.</summary>
internal sealed class ReleasePods(HelmClient helm, KubectlClient kubectl)
{
    /// <summary>All of them as the API gives them.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        var pods = new List<JsonElement>();
        foreach (var selector in ReleaseManifest.PodSelectors(await helm.ManifestAsync(release.Name, release.Namespace, cancellationToken)))
            pods.AddRange((await kubectl.GetAsync("pods", release.Namespace, null, selector, cancellationToken)).GetProperty("items").EnumerateArray());
        return pods;
    }

    /// <summary>Such as <c>waiting for orders: 0 of 1 ready; pod orders-1, container orders: ImagePullBackOff</c>; null when all are ready.</summary>
    public async Task<string?> DescribeWaitingAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        var pods = await ListAsync(release, cancellationToken);
        var faults = pods.Select(pod => PodFault.Read(pod).ToList()).Where(found => found.Count > 0).ToList();
        if (pods.Count == 0)
            return $"waiting for {release.Name}: it has no pod yet";
        if (faults.Count == 0)
            return null;
        var words = faults.SelectMany(found => found).Select(fault => fault.Container.Length == 0 ? $"pod {fault.Pod}: {fault.Reason}" : $"pod {fault.Pod}, container {fault.Container}: {fault.Reason}");
        return $"waiting for {release.Name}: {pods.Count - faults.Count} of {pods.Count} ready; {string.Join("; ", words)}";
    }
}
