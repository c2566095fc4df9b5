using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Helm;

/// <summary>Tells the kind of a fault from what Helm wrote; it has one exit code for all of them.</summary>
internal static class HelmFaults
{
    private static readonly (HelmFault Fault, string[] Signs)[] Groups =
    [
        (HelmFault.OperationInProgress, ["another operation", "is in progress"]),
        (HelmFault.ClusterUnreachable, ["kubernetes cluster unreachable", "unable to connect to the server", "the connection to the server"]),
        (HelmFault.NotReady, ["timed out waiting for the condition", "context deadline exceeded", "failed post-install", "failed pre-install"]),
        (HelmFault.NotFound, ["release: not found", "has no deployed releases", ": not found", "no revision"]),
        (HelmFault.RegistryUnavailable,
            ["connection refused", "connection reset", "i/o timeout", "unexpected eof", "no such host", "500 internal", "502 bad", "503 service", "504 gateway", "unexpected status code 5"]),
    ];

    public static HelmFault Of(string text)
    {
        foreach (var (fault, signs) in Groups)
        {
            if (signs.Any(sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase)))
                return fault;
        }

        return HelmFault.Other;
    }

    /// <summary>What Helm's checks found fault with, which it writes to its output, before the error that only counts it.</summary>
    public static string Describe(ProcessResult result) =>
        string.Join('\n', [.. result.Tail.Select(line => line.Text).Where(line => line.StartsWith("[ERROR]", StringComparison.Ordinal)), Clean(result)]);

    /// <summary>Helm's error without its warnings and its <c>Error:</c>.</summary>
    public static string Clean(ProcessResult result)
    {
        var lines = result.ErrorText.Split('\n').Where(line => !line.StartsWith("WARNING:", StringComparison.Ordinal) && !line.StartsWith("W0", StringComparison.Ordinal));
        return string.Join('\n', lines).Replace("Error: ", "", StringComparison.Ordinal).Trim();
    }
}
