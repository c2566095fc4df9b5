namespace Pipeline.Tools.Containers;

/// <summary>Tells the kind of a fault from what an engine's client wrote; clients have no exit codes for it.</summary>
internal static class EngineFaults
{
    // The first group that matches wins: a full disk is also reported as a 5xx of the registry.
    private static readonly (EngineFault Fault, string[] Signs)[] Groups =
    [
        (EngineFault.DiskFull, ["no space left on device", "insufficient storage", "disk quota exceeded"]),
        (EngineFault.Denied, ["unauthorized", "authentication required", "denied", "forbidden", "no basic auth credentials"]),
        (EngineFault.NotFound, ["manifest unknown", "name unknown", "repository name not known", "not found"]),
        (EngineFault.RegistryUnavailable,
        [
            "connection refused", "connection reset", "broken pipe", "i/o timeout", "deadline exceeded", "handshake timeout", "unexpected eof", ": eof",
            "no such host", "temporary failure in name resolution", "no route to host", "network is unreachable", "server closed idle connection",
            "request canceled while waiting", "too many requests", "toomanyrequests", "internal server error", "bad gateway", "service unavailable",
            "gateway timeout", "unexpected http status: 5", "received unexpected http status: 5", "invalid status code from registry 5",
        ]),
    ];

    public static EngineFault Of(string output)
    {
        foreach (var (fault, signs) in Groups)
        {
            if (signs.Any(sign => output.Contains(sign, StringComparison.OrdinalIgnoreCase)))
                return fault;
        }

        return EngineFault.Other;
    }

    /// <summary>Whether a build found an earlier image with a step's result, which was gone when it was to be taken over (Docker's classic builder).</summary>
    public static bool HasLostLayer(string output) => output.Contains("unable to find image \"sha256:", StringComparison.Ordinal);

    /// <summary>Explains a build that failed for a reason outside its Dockerfile; null when the Dockerfile is at fault.</summary>
    public static string? ExplainBuild(string engine, string output)
    {
        if (output.Contains("cannot connect to the docker daemon", StringComparison.OrdinalIgnoreCase))
            return $"{engine} stopped answering: {output.Trim()}\nStart it again ('./build.sh Doctor' shows how), then run the stage again.";
        return Of(output) == EngineFault.DiskFull
            ? $"The disk of {engine} is full: {output.Trim()}\nFree space ('{engine} system df' shows what takes it), then run the stage again."
            : null;
    }
}
