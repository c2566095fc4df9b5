namespace Pipeline.LocalRuntime.Manifests;

/// <summary>Reads a Service.</summary>
internal static class ServiceReader
{
    /// <summary>The Service; null when it cannot be run (it has been named then).</summary>
    public static Service? Read(ManifestNode resource, string name)
    {
        resource.Accept("apiVersion", "kind", "metadata", "spec", "status");
        if (resource["spec"] is not { } spec || spec["selector"] is not { } selector)
        {
            resource.Refuse("a Service without selector leads out of the release");
            return null;
        }

        // Every Service is published on 127.0.0.1, whatever its type.
        spec.Accept(
            "selector", "ports", "type", "clusterIP", "clusterIPs", "sessionAffinity", "publishNotReadyAddresses", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy",
            "externalTrafficPolicy", "allocateLoadBalancerNodePorts");
        if (spec["sessionAffinity"] is { Text: not "None" } affinity)
            affinity.Refuse();
        if (spec["type"] is { Text: "ExternalName" } type)
            type.Refuse("an ExternalName leads out of the release");
        return new Service
        {
            Name = name,
            Selector = selector.TextEntries,
            Headless = spec["clusterIP"]?.Text == "None",
            Ports = [.. spec["ports"]?.Items.Select(Port) ?? []],
        };
    }

    private static ServicePortMap Port(ManifestNode port)
    {
        port.Accept("name", "port", "targetPort", "protocol", "nodePort", "appProtocol");
        if (port["protocol"] is { Text: not "TCP" } protocol)
            protocol.Refuse("TCP only");
        var number = port["port"]?.Number;
        if (number is null)
            port.Refuse("it has no number");
        return new ServicePortMap(port["name"]?.Text ?? "", number ?? 0, port["targetPort"]?.Text ?? $"{number}");
    }
}
