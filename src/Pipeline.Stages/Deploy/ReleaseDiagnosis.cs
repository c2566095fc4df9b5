using Pipeline.Core.Errors;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Kubernetes;

namespace Pipeline.Stages.Deploy;

/// <summary>Says why the pods of a release in a cluster are not ready.</summary>
internal sealed class ReleaseDiagnosis(HelmClient helm, KubectlClient kubectl)
{
    private const int LogLines = 10;

    /// <summary>Each container that is not ready with its reason and its last words; empty when nothing can be found out.</summary>
    public async Task<string> DescribeAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        try
        {
            var text = new List<string>();
            foreach (var selector in ReleaseManifest.PodSelectors(await helm.ManifestAsync(release.Name, release.Namespace, cancellationToken)))
            {
                var pods = await kubectl.GetAsync("pods", release.Namespace, null, selector, cancellationToken);
                foreach (var fault in pods.GetProperty("items").EnumerateArray().SelectMany(PodFault.Read))
                    text.AddRange(await DescribeAsync(release, fault, cancellationToken));
            }

            return string.Join('\n', text);
        }
        catch (PipelineException)
        {
            // Helm's own message stands; this would only have said more.
            return "";
        }
    }

    private async Task<IEnumerable<string>> DescribeAsync(ReleaseName release, PodFault fault, CancellationToken cancellationToken)
    {
        if (fault.Container.Length == 0)
            return [$"pod {fault.Pod}: {fault.Reason}"];
        // A container that keeps ending is started again at any moment: the run that was looked at may be the one before by now, or gone.
        var lines = await ReadLogAsync(release, fault, fault.Restarted, cancellationToken);
        if (lines.Count == 0)
            lines = await ReadLogAsync(release, fault, !fault.Restarted, cancellationToken);
        return [$"pod {fault.Pod}, container {fault.Container}: {fault.Reason}", .. lines.Select(line => $"  | {line}")];
    }

    private Task<IReadOnlyList<string>> ReadLogAsync(ReleaseName release, PodFault fault, bool previous, CancellationToken cancellationToken) =>
        kubectl.ReadLogAsync(release.Namespace, fault.Pod, fault.Container, LogLines, previous, cancellationToken);
}
