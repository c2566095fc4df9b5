namespace Pipeline.LocalRuntime.Manifests;

/// <summary>Reads a probe.</summary>
internal static class ProbeReader
{
    public static Probe? Read(ManifestNode? probe, IReadOnlyDictionary<string, int> ports)
    {
        if (probe is null)
            return null;
        probe.Accept(
            "httpGet", "tcpSocket", "exec", "initialDelaySeconds", "periodSeconds", "timeoutSeconds", "successThreshold", "failureThreshold", "terminationGracePeriodSeconds");
        var defaults = new Probe();
        return Handler(probe, ports) with
        {
            InitialDelay = Seconds(probe["initialDelaySeconds"], defaults.InitialDelay),
            Period = Seconds(probe["periodSeconds"], defaults.Period),
            Timeout = Seconds(probe["timeoutSeconds"], defaults.Timeout),
            SuccessThreshold = probe["successThreshold"]?.Number ?? defaults.SuccessThreshold,
            FailureThreshold = probe["failureThreshold"]?.Number ?? defaults.FailureThreshold,
        };
    }

    /// <summary>What is done at a point of a container's life, such as before it ends.</summary>
    public static Probe? ReadHandler(ManifestNode? handler, IReadOnlyDictionary<string, int> ports)
    {
        if (handler is null)
            return null;
        handler.Accept("httpGet", "exec", "sleep");
        return handler["sleep"]?["seconds"]?.Number is { } seconds ? new Probe { InitialDelay = TimeSpan.FromSeconds(seconds) } : Handler(handler, ports);
    }

    private static Probe Handler(ManifestNode node, IReadOnlyDictionary<string, int> ports)
    {
        var http = node["httpGet"];
        http?.Accept("path", "port", "scheme", "httpHeaders");
        return new Probe
        {
            HttpPath = http is null ? null : http["path"]?.Text ?? "/",
            Https = http?["scheme"]?.Text == "HTTPS",
            Headers = [.. (http?["httpHeaders"]?.Items ?? []).Select(header => new ProbeHeader(header.Required("name"), header["value"]?.Text ?? ""))],
            Port = Port(http?["port"] ?? node["tcpSocket"]?["port"], ports),
            Command = node["exec"]?["command"]?.Texts ?? [],
        };
    }

    private static int Port(ManifestNode? port, IReadOnlyDictionary<string, int> ports)
    {
        if (port is null)
            return 0;
        if (port.Number is { } number)
            return number;
        if (ports.TryGetValue(port.Text ?? "", out var named))
            return named;
        port.Refuse($"the container has no port named '{port.Text}'");
        return 0;
    }

    private static TimeSpan Seconds(ManifestNode? seconds, TimeSpan otherwise) => seconds?.Number is { } number ? TimeSpan.FromSeconds(number) : otherwise;
}
