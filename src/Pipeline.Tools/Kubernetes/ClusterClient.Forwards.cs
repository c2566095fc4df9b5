using k8s;
using k8s.Models;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Kubernetes;

/// <content>Ways to Services.</content>
public sealed partial class ClusterClient
{
    /// <summary>Forwards a free port of 127.0.0.1 to a port of a Service until the result is disposed.</summary>
    /// <exception cref="PipelineException">There is no such Service, it has no pod that is ready, or the cluster does not answer.</exception>
    public async Task<PortForward> ForwardAsync(string namespaceName, string service, int port, CancellationToken cancellationToken)
    {
        var found = await FindAsync<V1Service>($"{ApiPaths.Of("services", namespaceName)}/{Uri.EscapeDataString(service)}", cancellationToken)
            ?? throw new PipelineException($"There is no Service '{service}' in namespace '{namespaceName}' to forward to.");
        // Asked now, so that whoever cannot be reached is told of before anybody connects.
        await FindTargetAsync(found, port, cancellationToken);
        return new PortForward(async token =>
        {
            var (pod, number) = await FindTargetAsync(found, port, token);
            return await CallAsync(
                async (connection, limited) => new StreamDemuxer(
                    await connection.WebSocketNamespacedPodPortForwardAsync(pod, namespaceName, [number], "v4.channel.k8s.io", cancellationToken: limited), StreamType.PortForward, ownsSocket: true),
                token);
        });
    }

    private async Task<(string Pod, int Port)> FindTargetAsync(V1Service service, int port, CancellationToken cancellationToken)
    {
        var target = $"{service.Namespace()}/{service.Name()}:{port}";
        var declared = service.Spec.Ports?.FirstOrDefault(entry => entry.Port == port) ?? throw new PipelineException($"{target} cannot be forwarded to: the Service has no such port.");
        if (service.Spec.Selector is not { Count: > 0 } selector)
            throw new PipelineException($"{target} cannot be forwarded to: the Service selects no pods.");
        var labels = string.Join(',', selector.Select(label => $"{label.Key}={label.Value}"));
        var pods = await FindAsync<V1PodList>($"{ApiPaths.Of("pods", service.Namespace())}?labelSelector={Uri.EscapeDataString(labels)}", cancellationToken);
        var ready = pods?.Items.FirstOrDefault(pod => pod.Metadata.DeletionTimestamp is null && pod.Status?.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true)
            ?? throw new PipelineException($"{target} cannot be forwarded to: none of its pods is ready.");
        return (ready.Name(), NumberOf(declared, ready) ?? throw new PipelineException($"{target} cannot be forwarded to: pod {ready.Name()} has no port '{declared.TargetPort?.Value}'."));
    }

    private static int? NumberOf(V1ServicePort declared, V1Pod pod) =>
        declared.TargetPort?.Value is not { Length: > 0 } name ? declared.Port
        : int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
        : pod.Spec.Containers.SelectMany(container => container.Ports ?? []).FirstOrDefault(entry => entry.Name == name)?.ContainerPort;
}
