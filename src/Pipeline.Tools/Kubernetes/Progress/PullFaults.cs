namespace Pipeline.Tools.Kubernetes.Progress;

/// <summary>Tells images that are not there from registries that do not answer.</summary>
internal static class PullFaults
{
    // What heals comes first: a registry's "503 ... not found" is none that has looked.
    private static readonly string[] Healing =
    [
        "timeout", "timed out", "deadline exceeded", "connection refused", "connection reset", "no such host", "temporary failure", "unexpected eof", "broken pipe", "no route to host",
        "network is unreachable", "500 internal", "502 bad", "503 service", "504 gateway", "unexpected status code 5", "unexpected status from", "too many requests", "toomanyrequests", "server misbehaving",
    ];

    private static readonly string[] Lasting =
    [
        "not found", "manifest unknown", "name unknown", "does not exist", "no such image", "denied", "unauthorized", "forbidden", "authentication required", "invalid reference format",
        "no matching manifest", "is not present with pull policy",
    ];

    /// <summary>Whether what a node said of a pull will be said again next time: not found, denied.</summary>
    public static bool IsFinal(string words) => !Healing.Any(sign => words.Contains(sign, StringComparison.OrdinalIgnoreCase)) && Lasting.Any(sign => words.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
