using System.Globalization;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Containers;

/// <summary>The command line that creates a container.</summary>
internal static class CreateCommand
{
    public static Command For(EngineClient client, ContainerSpec spec)
    {
        List<string> arguments = ["create", .. Identity(spec), .. Network(spec), .. Files(spec), .. Limits(spec)];
        var environment = new Dictionary<string, string?>();
        foreach (var (name, value) in spec.Environment)
        {
            arguments.Add("--env");
            if (SteersClient(name))
            {
                arguments.Add($"{name}={value}");
                continue;
            }

            arguments.Add(name);
            environment[name] = value;
        }

        if (spec.EntryPoint.Count > 0)
            arguments.AddRange(["--entrypoint", spec.EntryPoint[0]]);
        arguments.AddRange([spec.Image, .. spec.EntryPoint.Skip(1), .. spec.Arguments]);
        return new Command(client.Program, arguments) { Environment = environment };
    }

    private static List<string> Identity(ContainerSpec spec)
    {
        List<string> arguments = [];
        if (spec.Name is { } name)
            arguments.AddRange(["--name", name]);
        foreach (var (label, value) in spec.Labels)
            arguments.AddRange(["--label", $"{label}={value}"]);
        if (spec.User is { } user)
            arguments.AddRange(["--user", user]);
        if (spec.HostName is { } hostName)
            arguments.AddRange(["--hostname", hostName]);
        if (spec.WorkingDirectory is { } directory)
            arguments.AddRange(["--workdir", directory]);
        if (spec.Restart)
            arguments.AddRange(["--restart", "always"]);
        return arguments;
    }

    private static List<string> Network(ContainerSpec spec)
    {
        List<string> arguments = [];
        if (spec.Network is { } network)
            arguments.AddRange(["--network", network]);
        foreach (var alias in spec.NetworkAliases)
            arguments.AddRange(["--network-alias", alias]);
        foreach (var port in spec.Ports)
            arguments.AddRange(["--publish", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{(port.HostPort == 0 ? "" : port.HostPort)}:{port.ContainerPort}/{port.Protocol}")]);
        return arguments;
    }

    private static List<string> Files(ContainerSpec spec)
    {
        List<string> arguments = [];
        if (spec.ReadOnly)
            arguments.Add("--read-only");
        foreach (var mount in spec.Mounts)
            arguments.AddRange(["--mount", $"type=bind,{Field("source", mount.Source)},{Field("target", mount.Target)}{(mount.ReadOnly ? ",readonly" : "")}"]);
        foreach (var folder in spec.MemoryFolders)
            arguments.AddRange(["--tmpfs", folder]);
        return arguments;
    }

    private static List<string> Limits(ContainerSpec spec)
    {
        List<string> arguments = [];
        if (spec.MemoryBytes is { } memory)
            arguments.AddRange(["--memory", memory.ToString(CultureInfo.InvariantCulture)]);
        if (spec.Cpus is { } cpus)
            arguments.AddRange(["--cpus", cpus.ToString(CultureInfo.InvariantCulture)]);
        foreach (var capability in spec.DroppedCapabilities)
            arguments.AddRange(["--cap-drop", capability]);
        foreach (var capability in spec.AddedCapabilities)
            arguments.AddRange(["--cap-add", capability]);
        if (spec.NoNewPrivileges)
            arguments.AddRange(["--security-opt", "no-new-privileges"]);
        return arguments;
    }

    // A mount is one line of CSV: a comma or quote in a path must be quoted.
    private static string Field(string name, string value)
    {
        var field = $"{name}={value}";
        return field.AsSpan().ContainsAny(',', '"') ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }

    // These would change the client itself when handed over through its environment.
    private static bool SteersClient(string name) =>
        name is "PATH" or "HOME" or "TMPDIR" or "LD_PRELOAD" or "LD_LIBRARY_PATH"
        || name.StartsWith("DOCKER_", StringComparison.Ordinal)
        || name.StartsWith("CONTAINER", StringComparison.Ordinal)
        || name.StartsWith("XDG_", StringComparison.Ordinal)
        || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase);
}
