using k8s.Models;

namespace Pipeline.Tools.Kubernetes;

/// <summary>The first port of a Service of a cluster, with the addresses that may lead to it from here.</summary>
/// <param name="Name">The Service's name.</param>
/// <param name="Port">The Service's port.</param>
/// <param name="Candidates">Host and port: of its load balancer, its cluster address.</param>
internal sealed record ServicePort(string Name, int Port, IReadOnlyList<(string Host, int Port)> Candidates)
{
    /// <summary>Reads a Service; null when it has no TCP port.</summary>
    public static ServicePort? Read(V1Service service)
    {
        if (service.Spec.Ports?.FirstOrDefault(port => port.Protocol is null or "TCP") is not { } first)
            return null;
        var balancers = service.Status?.LoadBalancer?.Ingress ?? [];
        var candidates = balancers.Select(entry => entry.Ip ?? entry.Hostname).OfType<string>().ToList();
        if (service.Spec.ClusterIP is { Length: > 0 } address && address != "None")
            candidates.Add(address);
        return new ServicePort(service.Metadata.Name, first.Port, [.. candidates.Select(host => (host, first.Port))]);
    }
}
