namespace Pipeline.Tools.Provisioning;

/// <summary>How to get a tool, exactly, on each system.</summary>
internal static class InstallAdvice
{
    /// <summary>What installs a Docker Engine on Debian and Ubuntu; iptables is only recommended by it, but needed.</summary>
    public static IReadOnlyList<string> EnginePackages { get; } = ["docker.io", "iptables"];

    public static string Git(HostSystem host) => Package(host, "git", "https://git-scm.com/downloads");

    public static string DotNet(HostSystem host) => host.Family switch
    {
        SystemFamily.MacOS => "brew install --cask dotnet-sdk",
        SystemFamily.Windows => "winget install Microsoft.DotNet.SDK.10",
        _ => "curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0, then put ~/.dotnet on PATH",
    };

    public static string Engine(HostSystem host) => host.Family switch
    {
        SystemFamily.Debian => $"./build.sh Pipeline --provision, or: {Sudo(host)}apt-get update && {Sudo(host)}apt-get install --no-install-recommends {string.Join(' ', EnginePackages)}",
        SystemFamily.Fedora => $"{Sudo(host)}dnf install podman",
        SystemFamily.Alpine => $"{Sudo(host)}apk add docker && {Sudo(host)}service docker start",
        SystemFamily.MacOS => "brew install podman && podman machine init && podman machine start (or install Docker Desktop)",
        SystemFamily.Windows => "winget install Docker.DockerDesktop",
        _ => "https://docs.docker.com/engine/install/ or https://podman.io/docs/installation",
    };

    public static string StartEngine(HostSystem host) => host.Family switch
    {
        SystemFamily.MacOS or SystemFamily.Windows => "start Docker Desktop, or 'podman machine start'",
        SystemFamily.Alpine => $"{Sudo(host)}service docker start",
        _ when host.HasSystemd => $"{Sudo(host)}systemctl start docker",
        SystemFamily.Debian => "./build.sh Pipeline --provision, or start 'dockerd' as root",
        _ => "start 'dockerd' as root",
    };

    public static string JoinEngineGroup { get; } = "sudo usermod -aG docker \"$USER\", then log out and in again";

    public static string Skopeo(HostSystem host) => Package(host, "skopeo", "https://github.com/containers/skopeo/blob/main/install.md");

    public static string Trivy(HostSystem host) => host.Family == SystemFamily.MacOS ? "brew install trivy" : "https://trivy.dev/latest/getting-started/installation/";

    private static string Package(HostSystem host, string package, string otherwise) => host.Family switch
    {
        SystemFamily.Debian => $"{Sudo(host)}apt-get install {package}",
        SystemFamily.Fedora => $"{Sudo(host)}dnf install {package}",
        SystemFamily.Alpine => $"{Sudo(host)}apk add {package}",
        SystemFamily.MacOS => $"brew install {package}",
        _ => otherwise,
    };

    private static string Sudo(HostSystem host) => host.IsRoot ? "" : "sudo ";
}
