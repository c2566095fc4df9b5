using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Pods;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Services;

/// <summary>
/// The Services of a namespace: for each a container that has the Service's names and address on the network, forwards its
/// ports to the ready pods, and is published on 127.0.0.1.
/// </summary>
internal sealed class ServiceProxies(IContainerEngine engine, ProxyImage image, TimeProvider time)
{
    private const string RoutesFolder = "/routes";
    private const string RoutesFile = "routes";
    private const string Unprivileged = "65532:65532";
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>The proxies in a namespace, with their Services.</summary>
    public async Task<IReadOnlyList<(Service Service, ContainerDescription Container)>> ListAsync(LocalNamespace space, CancellationToken cancellationToken) =>
        [.. (await engine.ListContainersAsync($"{LocalLabels.Scope}={space.Scope}", cancellationToken))
            .Where(container => container.Labels.ContainsKey(LocalLabels.Service))
            .Select(container => (JsonSerializer.Deserialize(container.Labels[LocalLabels.Service], LocalJsonContext.Default.Service)!, container))];

    /// <summary>Starts the proxy of a Service and waits until it listens.</summary>
    public async Task StartAsync(LocalNamespace space, string release, Service service, CancellationToken cancellationToken)
    {
        var name = space.Container("service", service.Name);
        await engine.RemoveContainerAsync(name, cancellationToken);
        var folder = StateFolder.Create(space.ServiceFolder(service.Name));
        await WriteRoutesAsync(folder, "", cancellationToken);
        var spec = await image.DescribeAsync(cancellationToken);
        await engine.RunContainerAsync(
            spec with
            {
                Name = name,
                User = Unprivileged,
                Arguments = [$"{RoutesFolder}/{RoutesFile}", .. service.Ports.Select(port => port.Port.ToString(CultureInfo.InvariantCulture))],
                Labels = new Dictionary<string, string>
                {
                    [LocalLabels.Namespace] = space.Name,
                    [LocalLabels.Scope] = space.Scope,
                    [LocalLabels.Release] = release,
                    [LocalLabels.Service] = JsonSerializer.Serialize(service, LocalJsonContext.Default.Service),
                },
                Network = space.Network,
                NetworkAliases = space.ServiceNames(service.Name),
                Ports = [.. service.Ports.Select(port => new PortMapping(port.Port))],
                Mounts = [.. spec.Mounts, new BindMount(folder, RoutesFolder)],
            },
            cancellationToken);
        await WaitUntilListeningAsync(space, service, name, cancellationToken);
    }

    /// <summary>Removes the proxy of a Service. Does nothing when there is none.</summary>
    public async Task RemoveAsync(LocalNamespace space, string service, CancellationToken cancellationToken)
    {
        await engine.RemoveContainerAsync(space.Container("service", service), cancellationToken);
        StateFolder.Delete(space.ServiceFolder(service));
    }

    /// <summary>Tells every proxy of the namespace which pods are ready.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="pods">The pods that take connections.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RouteAsync(LocalNamespace space, IReadOnlyList<ContainerDescription> pods, CancellationToken cancellationToken)
    {
        foreach (var (service, _) in await ListAsync(space, cancellationToken))
        {
            var routes = new StringBuilder();
            foreach (var pod in pods.Where(pod => service.Selects(Read<string>(pod, LocalLabels.PodLabels))))
            {
                var named = Read<int>(pod, LocalLabels.PodPorts);
                foreach (var port in service.Ports)
                {
                    if (named.TryGetValue(port.Target, out var target) || int.TryParse(port.Target, CultureInfo.InvariantCulture, out target))
                        routes.Append(CultureInfo.InvariantCulture, $"{port.Port} {PodHost.Of(pod.Name)}:{target}\n");
                }
            }

            await WriteRoutesAsync(space.ServiceFolder(service.Name), routes.ToString(), cancellationToken);
        }
    }

    private static Dictionary<string, T> Read<T>(ContainerDescription pod, string label) =>
        JsonSerializer.Deserialize<Dictionary<string, T>>(pod.Labels.GetValueOrDefault(label, "{}")) ?? [];

    private static async Task WriteRoutesAsync(string folder, string routes, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(folder, $"{RoutesFile}.{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(temporary, routes, cancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(temporary, (UnixFileMode)0b110_100_100);
        File.Move(temporary, Path.Combine(folder, RoutesFile), overwrite: true);
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
