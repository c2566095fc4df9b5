using System.Text.Json;

namespace Pipeline.Tools.Kubernetes;

/// <summary>The first port of a Service of a cluster, with the addresses that may lead to it from here.</summary>
/// <param name="Name">The Service's name.</param>
/// <param name="Port">The Service's port.</param>
/// <param name="Candidates">Host and port: of its load balancer, its cluster address.</param>
internal sealed record ServicePort(string Name, int Port, IReadOnlyList<(string Host, int Port)> Candidates)
{
    /// <summary>Reads a Service as the API gives it; null when it has no TCP port.</summary>
    public static ServicePort? Read(JsonElement service)
    {
        var spec = service.GetProperty("spec");
        if (!spec.TryGetProperty("ports", out var ports))
            return null;
        var first = ports.EnumerateArray().FirstOrDefault(port => !port.TryGetProperty("protocol", out var protocol) || protocol.GetString() == "TCP");
        if (first.ValueKind == JsonValueKind.Undefined)
            return null;
        var number = first.GetProperty("port").GetInt32();
        var candidates = new List<(string, int)>();
        if (service.TryGetProperty("status", out var status) && status.TryGetProperty("loadBalancer", out var balancer) && balancer.TryGetProperty("ingress", out var ingress))
        {
            candidates.AddRange(ingress.EnumerateArray()
                .Select(entry => entry.TryGetProperty("ip", out var ip) ? ip.GetString() : entry.TryGetProperty("hostname", out var host) ? host.GetString() : null)
                .OfType<string>().Select(host => (host, number)));
        }

        if (spec.TryGetProperty("clusterIP", out var address) && address.GetString() is { Length: > 0 } clusterAddress && clusterAddress != "None")
            candidates.Add((clusterAddress, number));
        return new ServicePort(service.GetProperty("metadata").GetProperty("name").GetString()!, number, candidates);
    }
}
