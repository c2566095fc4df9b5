namespace Pipeline.Tools.Provisioning;

/// <summary>What the machine is, as far as installing on it goes.</summary>
/// <param name="Family">The package manager's family.</param>
/// <param name="Name">The system's name for people, such as <c>Debian GNU/Linux 12 (bookworm)</c>.</param>
/// <param name="IsRoot">True when this process may do everything.</param>
/// <param name="HasSystemd">True when systemd runs the services.</param>
internal sealed record HostSystem(SystemFamily Family, string Name, bool IsRoot, bool HasSystemd)
{
    private const string ReleaseFile = "/etc/os-release";

    /// <summary>Looks at this machine.</summary>
    public static HostSystem Detect()
    {
        if (OperatingSystem.IsMacOS())
            return new HostSystem(SystemFamily.MacOS, "macOS", Environment.IsPrivilegedProcess, false);
        if (OperatingSystem.IsWindows())
            return new HostSystem(SystemFamily.Windows, "Windows", Environment.IsPrivilegedProcess, false);
        var release = File.Exists(ReleaseFile) ? File.ReadAllText(ReleaseFile) : "";
        return FromRelease(release, Environment.IsPrivilegedProcess, Directory.Exists("/run/systemd/system"));
    }

    /// <summary>Reads what a Linux distribution says of itself (os-release(5)).</summary>
    public static HostSystem FromRelease(string release, bool isRoot, bool hasSystemd)
    {
        ArgumentNullException.ThrowIfNull(release);
        var values = release.Split('\n')
            .Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .DistinctBy(pair => pair[0])
            .ToDictionary(pair => pair[0], pair => pair[1].Trim().Trim('"', '\''));
        var kinds = $"{values.GetValueOrDefault("ID")} {values.GetValueOrDefault("ID_LIKE")}".Split(' ');
        var family = kinds.Contains("debian") || kinds.Contains("ubuntu") ? SystemFamily.Debian
            : kinds.Contains("fedora") || kinds.Contains("rhel") ? SystemFamily.Fedora
            : kinds.Contains("alpine") ? SystemFamily.Alpine
            : SystemFamily.OtherLinux;
        return new HostSystem(family, values.GetValueOrDefault("PRETTY_NAME") ?? "Linux", isRoot, hasSystemd);
    }
}
