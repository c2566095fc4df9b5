using Pipeline.Tools.Downloads;

namespace Pipeline.Tools.Kubernetes;

/// <summary>kubectl as a tool that can be fetched.</summary>
internal static class KubectlTool
{
    private const string Version = "1.27.7";

    /// <summary>Any kubectl on PATH; 1.27.7 is fetched.</summary>
    public static ToolDefinition Definition { get; } = new()
    {
        Name = "kubectl",
        Version = Version,
        VersionArguments = ["version", "--client", "--output", "json"],
        IsSuitable = version => version.Contains("gitVersion", StringComparison.Ordinal),
        Requirement = "any version",
        Sources =
        [
            new ToolSource(
                "linux-x64",
                new Uri($"https://dl.k8s.io/release/v{Version}/bin/linux/amd64/kubectl"),
                Checksum.Parse("sha256:e5fe510ba6f421958358d3d43b3f0b04c2957d4bc3bb24cf541719af61a06d79")),
        ],
    };
}
