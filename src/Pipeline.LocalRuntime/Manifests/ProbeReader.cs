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
        var http = probe["httpGet"];
        http?.Accept("path", "port", "scheme", "httpHeaders");
        var defaults = new Probe();
        return new Probe
        {
            HttpPath = http is null ? null : http["path"]?.Text ?? "/",
            Https = http?["scheme"]?.Text == "HTTPS",
            Headers = [.. (http?["httpHeaders"]?.Items ?? []).Select(header => (header.Required("name"), header["value"]?.Text ?? ""))],
            Port = Port(http?["port"] ?? probe["tcpSocket"]?["port"], ports),
            Command = probe["exec"]?["command"]?.Texts ?? [],
            InitialDelay = Seconds(probe["initialDelaySeconds"], defaults.InitialDelay),
            Period = Seconds(probe["periodSeconds"], defaults.Period),
            Timeout = Seconds(probe["timeoutSeconds"], defaults.Timeout),
            SuccessThreshold = probe["successThreshold"]?.Number ?? defaults.SuccessThreshold,
            FailureThreshold = probe["failureThreshold"]?.Number ?? defaults.FailureThreshold,
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
