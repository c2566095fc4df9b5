using System.Globalization;
using Docker.DotNet.Models;

namespace Pipeline.Tools.Containers;

/// <summary>A container to create, as the engine's API has it.</summary>
internal static class ContainerRequest
{
    private const double NanoPerCpu = 1e9;

    public static CreateContainerParameters For(ContainerSpec spec) => new()
    {
        Name = spec.Name,
        Image = spec.Image,
        // Null keeps the image's; an empty list would take it away.
        Entrypoint = spec.EntryPoint.Count > 0 ? [.. spec.EntryPoint] : null!,
        Cmd = spec.Arguments.Count > 0 ? [.. spec.Arguments] : null!,
        Env = [.. spec.Environment.Select(variable => $"{variable.Key}={variable.Value}")],
        Labels = spec.Labels.ToDictionary(),
        User = spec.User ?? "",
        Hostname = spec.HostName ?? "",
        WorkingDir = spec.WorkingDirectory ?? "",
        ExposedPorts = spec.Ports.Select(Key).Distinct().ToDictionary(port => port, _ => default(EmptyStruct)),
        HostConfig = Host(spec),
        NetworkingConfig = spec.Network is null || spec.NetworkOf is not null ? null : new NetworkingConfig
        {
            EndpointsConfig = new Dictionary<string, EndpointSettings> { [spec.Network] = new() { Aliases = [.. spec.NetworkAliases] } },
        },
    };

    private static HostConfig Host(ContainerSpec spec) => new()
    {
        NetworkMode = spec.NetworkOf is { } other ? $"container:{other}" : spec.Network ?? "",
        PortBindings = spec.Ports.GroupBy(Key).ToDictionary(ports => ports.Key, ports => (IList<PortBinding>)[.. ports.Select(Binding)]),
        Mounts = [.. spec.Mounts.Select(mount => new Mount { Type = "bind", Source = mount.Source, Target = mount.Target, ReadOnly = mount.ReadOnly }), .. spec.Volumes.Select(Volume)],
        Tmpfs = spec.MemoryFolders.ToDictionary(folder => folder, _ => ""),
        ReadonlyRootfs = spec.ReadOnly,
        Memory = spec.MemoryBytes ?? 0,
        NanoCPUs = (long)((spec.Cpus ?? 0) * NanoPerCpu),
        CapDrop = [.. spec.DroppedCapabilities],
        CapAdd = [.. spec.AddedCapabilities],
        SecurityOpt = spec.NoNewPrivileges ? ["no-new-privileges"] : [],
        RestartPolicy = new RestartPolicy { Name = spec.Restart ? RestartPolicyKind.Always : RestartPolicyKind.No },
    };

    private static Mount Volume(NamedVolume volume) =>
        new() { Type = "volume", Source = volume.Name, Target = volume.Target, ReadOnly = volume.ReadOnly, VolumeOptions = new VolumeOptions { NoCopy = true } };

    private static PortBinding Binding(PortMapping port) => new()
    {
        HostIP = "127.0.0.1",
        HostPort = port.HostPort == 0 ? "" : port.HostPort.ToString(CultureInfo.InvariantCulture),
    };

    private static string Key(PortMapping port) => string.Create(CultureInfo.InvariantCulture, $"{port.ContainerPort}/{port.Protocol}");
}
