using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Images;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Pods;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Files;

namespace Pipeline.LocalRuntime.Services;

/// <summary>
/// The Services of a namespace: for each a container that has the Service's names and address on the network, forwards its
/// ports to the ready pods, and is published on 127.0.0.1.
/// </summary>
internal sealed class ServiceProxies(IContainerEngine engine, ProxyImage image, TimeProvider time)
{
    private const string RoutesFolder = "/routes";
    private const string RoutesFile = "routes";
    private const string ServiceFile = "service.json";
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>The proxies in a namespace, with their Services.</summary>
    public async Task<IReadOnlyList<(Service Service, ContainerDescription Container)>> ListAsync(LocalNamespace space, CancellationToken cancellationToken) =>
        [.. (await engine.ListContainersAsync($"{LocalLabels.Scope}={space.Scope}", cancellationToken))
            .Where(container => container.Labels.ContainsKey(LocalLabels.Service))
            .Select(container => (JsonSerializer.Deserialize(container.Labels[LocalLabels.Service], LocalJsonContext.Default.Service)!, container))];

    /// <summary>The variables that tell a container of the Services of a namespace.</summary>
    public async Task<IReadOnlyDictionary<string, string>> VariablesAsync(LocalNamespace space, CancellationToken cancellationToken) =>
        (await ListAsync(space, cancellationToken))
            .Where(entry => entry.Container.Addresses.ContainsKey(space.Network))
            .SelectMany(entry => ServiceEnvironment.Of(entry.Service, entry.Container.Addresses[space.Network]))
            .ToDictionary(variable => variable.Key, variable => variable.Value, StringComparer.Ordinal);

    /// <summary>Starts the proxy of a Service and waits until it listens.</summary>
    public async Task StartAsync(LocalNamespace space, string release, Service service, CancellationToken cancellationToken)
    {
        var name = space.Container("service", service.Name);
        await engine.RemoveContainerAsync(name, cancellationToken);
        var folder = StateFolder.Create(space.ServiceFolder(service.Name));
        await WriteAsync(folder, RoutesFile, "", cancellationToken);
        var described = JsonSerializer.Serialize(service, LocalJsonContext.Default.Service);
        await WriteAsync(folder, ServiceFile, described, cancellationToken);
        var spec = await image.ProxyAsync(cancellationToken);
        await engine.RunContainerAsync(
            spec with
            {
                Name = name,
                Arguments = [$"{RoutesFolder}/{RoutesFile}", .. service.Ports.Select(port => port.Port.ToString(CultureInfo.InvariantCulture))],
                Labels = new Dictionary<string, string>(LocalLabels.Of(space, release)) { [LocalLabels.Service] = described },
                Network = space.Network,
                NetworkAliases = space.ServiceNames(service.Name),
                Ports = [.. service.Ports.Select(port => new PortMapping(port.Port))],
                Mounts = [.. spec.Mounts, new BindMount(folder, RoutesFolder)],
            },
            cancellationToken);
        await WaitUntilListeningAsync(space, service, name, cancellationToken);
    }

    /// <summary>Whether the Service is among those that are told of pods; that of an earlier version of this program is not.</summary>
    public static bool IsKnown(LocalNamespace space, string service) => File.Exists(Path.Combine(space.ServiceFolder(service), ServiceFile));

    /// <summary>Removes the proxy of a Service. Does nothing when there is none.</summary>
    public async Task RemoveAsync(LocalNamespace space, string service, CancellationToken cancellationToken)
    {
        await engine.RemoveContainerAsync(space.Container("service", service), cancellationToken);
        StateFolder.Delete(space.ServiceFolder(service));
    }

    /// <summary>Tells every proxy of the namespace which pods are in use and ready. The engine is not asked for it.</summary>
    public async Task RouteAsync(LocalNamespace space, CancellationToken cancellationToken)
    {
        // Another release of the namespace, or the supervisor, may be at this point too.
        using var held = await FileLock.TakeAsync(space.LockOf("routes"), LocalNamespace.Patience, time, cancellationToken);
        var pods = space.AllPods().Where(pod => pod.IsActive && pod.IsReady).Select(pod => (pod.Id, Record: pod.ReadRecord())).Where(pod => pod.Record is not null).ToArray();
        foreach (var folder in Directory.Exists(space.ServicesFolder) ? Directory.EnumerateDirectories(space.ServicesFolder) : [])
        {
            if (!File.Exists(Path.Combine(folder, ServiceFile)))
                continue;
            var service = JsonSerializer.Deserialize(await File.ReadAllTextAsync(Path.Combine(folder, ServiceFile), cancellationToken), LocalJsonContext.Default.Service)!;
            var routes = new StringBuilder();
            foreach (var (id, record) in pods.Where(pod => service.Selects(pod.Record!.Template.Labels)).OrderBy(pod => pod.Id, StringComparer.Ordinal))
            {
                foreach (var port in service.Ports)
                {
                    if (record!.Template.NamedPorts.TryGetValue(port.Target, out var target) || int.TryParse(port.Target, CultureInfo.InvariantCulture, out target))
                        routes.Append(CultureInfo.InvariantCulture, $"{port.Port} {PodHost.Of(id)}:{target}\n");
                }
            }

            await WriteAsync(folder, RoutesFile, routes.ToString(), cancellationToken);
        }
    }

    private static async Task WriteAsync(string folder, string name, string text, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(folder, $"{name}.{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(temporary, text, cancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(temporary, (UnixFileMode)0b110_100_100);
        File.Move(temporary, Path.Combine(folder, name), overwrite: true);
    }

    private async Task WaitUntilListeningAsync(LocalNamespace space, Service service, string name, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + StartTime;
        while (true)
        {
            var container = await engine.FindContainerAsync(name, cancellationToken);
            var address = container?.Addresses.GetValueOrDefault(space.Network) ?? "";
            if (address.Length > 0 && await ConnectsAsync(address, service.Ports[0].Port, cancellationToken))
                return;
            if (time.GetUtcNow() >= deadline)
            {
                var lines = new List<string>();
                await engine.ReadLogsAsync(name, 10, line => lines.Add(line.Text), cancellationToken);
                throw new PipelineException($"The proxy of the Service '{service.Name}' does not answer at {address}:{service.Ports[0].Port}. The local runtime needs an engine whose networks this machine reaches (Docker, or Podman as root).\n{string.Join('\n', lines)}");
            }

            await Task.Delay(Tick, time, cancellationToken);
        }
    }

    private static async Task<bool> ConnectsAsync(string address, int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address, port, cancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(2), cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException)
        {
            return false;
        }
    }
}
