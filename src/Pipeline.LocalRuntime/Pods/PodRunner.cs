using System.Globalization;
using System.Text.Json;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Starts and ends pods on the container engine.</summary>
internal sealed class PodRunner(IContainerEngine engine)
{
    private const int LogLines = 10;

    /// <summary>Runs the pod's init containers to their end, then starts its container. What a failed start made is removed.</summary>
    /// <exception cref="PodFailedException">An init container failed, or the image may not be run as root and would be.</exception>
    public async Task StartAsync(PodPlan pod, ReleaseManifest manifest, IReadOnlyDictionary<string, string> services, CancellationToken cancellationToken)
    {
        await RemoveAsync(pod.Namespace, pod.Container, CancellationToken.None);
        try
        {
            var volumes = new PodVolumes(pod);
            await volumes.WriteAsync(manifest, cancellationToken);
            foreach (var init in pod.Workload.Pod.InitContainers)
                await RunInitAsync(pod, init, Spec(pod, init, volumes, manifest, services), cancellationToken);
            var container = pod.Workload.Pod.Container;
            await RefuseRootAsync(pod, container, cancellationToken);
            await engine.RunContainerAsync(
                Spec(pod, container, volumes, manifest, services) with
                {
                    Name = pod.Container,
                    Labels = Labels(pod),
                    NetworkAliases = Names(pod, manifest),
                    Restart = pod.Workload.Kind != WorkloadKind.Job,
                },
                cancellationToken);
        }
        catch
        {
            await RemoveAsync(pod.Namespace, pod.Container, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Ends a pod within its grace and removes what belongs to it.</summary>
    public async Task EndAsync(LocalNamespace space, ContainerDescription container, CancellationToken cancellationToken)
    {
        await StopAsync(container, cancellationToken);
        await RemoveAsync(space, container.Name, cancellationToken);
    }

    /// <summary>Stops a pod within its grace; it can be started again.</summary>
    public Task StopAsync(ContainerDescription container, CancellationToken cancellationToken) =>
        engine.StopContainerAsync(container.Id, TimeSpan.FromSeconds(double.Parse(container.Labels.GetValueOrDefault(LocalLabels.Grace, "30"), CultureInfo.InvariantCulture)), cancellationToken);

    /// <summary>Kills and removes a pod, with its folder.</summary>
    public async Task RemoveAsync(LocalNamespace space, string container, CancellationToken cancellationToken)
    {
        await engine.RemoveContainerAsync(container, cancellationToken);
        if (Directory.Exists(space.PodFolder(container)))
            File.Delete(space.ActiveMark(container));
        StateFolder.Delete(space.PodFolder(container));
    }

    /// <summary>The exception for a container, with its last words.</summary>
    public async Task<PodFailedException> FailureAsync(string pod, string container, string engineName, string reason)
    {
        var lines = new List<string>();
        try
        {
            await engine.ReadLogsAsync(engineName, LogLines, line => lines.Add(line.Text), CancellationToken.None);
        }
        catch (Exception exception) when (exception is EngineException or EngineUnreachableException)
        {
            lines.Add("(its log cannot be read)");
        }

        return new PodFailedException(pod, container, reason, lines);
    }

    private async Task RunInitAsync(PodPlan pod, ContainerTemplate init, ContainerSpec spec, CancellationToken cancellationToken)
    {
        await RefuseRootAsync(pod, init, cancellationToken);
        var name = $"{pod.Container}_{init.Name}";
        await engine.RemoveContainerAsync(name, cancellationToken);
        try
        {
            await engine.RunContainerAsync(spec with { Name = name }, cancellationToken);
            var code = await engine.WaitForContainerAsync(name, cancellationToken);
            if (code != 0)
                throw await FailureAsync(pod.Name, init.Name, name, $"it ended with exit code {code}");
        }
        finally
        {
            await engine.RemoveContainerAsync(name, CancellationToken.None);
        }
    }

    private async Task RefuseRootAsync(PodPlan pod, ContainerTemplate container, CancellationToken cancellationToken)
    {
        if (!container.MustNotBeRoot || container.User is > 0)
            return;
        var user = container.User?.ToString(CultureInfo.InvariantCulture) ?? (await engine.FindImageAsync(container.Image, cancellationToken))?.User;
        // An image that is not here yet tells its user only after it was pulled: creating the container does that, and it fails below as in Kubernetes.
        if (user is not null && (user.Length == 0 || user.Split(':')[0] is "0" or "root"))
            throw new PodFailedException(pod.Name, container.Name, "it has runAsNonRoot, and its image runs as root. Set runAsUser, or USER in the Dockerfile", []);
    }

    private static ContainerSpec Spec(PodPlan pod, ContainerTemplate container, PodVolumes volumes, ReleaseManifest manifest, IReadOnlyDictionary<string, string> services)
    {
        var environment = new PodEnvironment(pod, container, manifest, services);
        return new ContainerSpec
        {
            Image = container.Image,
            EntryPoint = [.. container.Command.Select(environment.Expand)],
            Arguments = [.. container.Arguments.Select(environment.Expand)],
            Environment = environment.Variables,
            Network = pod.Namespace.Network,
            Mounts = volumes.MountsOf(container),
            WorkingDirectory = container.WorkingDirectory,
            User = container.User is null ? null : string.Create(CultureInfo.InvariantCulture, $"{container.User}:{container.Group ?? 0}"),
            HostName = pod.Name.Length <= 63 ? pod.Name : null,
            ReadOnly = container.ReadOnly,
            MemoryBytes = container.MemoryBytes,
            Cpus = container.Cpus,
            NoNewPrivileges = container.NoNewPrivileges,
            DroppedCapabilities = container.DroppedCapabilities,
            AddedCapabilities = container.AddedCapabilities,
        };
    }

    private static Dictionary<string, string> Labels(PodPlan pod) => new()
    {
        [LocalLabels.Namespace] = pod.Namespace.Name,
        [LocalLabels.Scope] = pod.Namespace.Scope,
        [LocalLabels.Release] = pod.Release,
        [LocalLabels.Workload] = pod.Workload.ToString(),
        [LocalLabels.Pod] = pod.Name,
        [LocalLabels.Hash] = pod.Hash,
        [LocalLabels.PodLabels] = JsonSerializer.Serialize(pod.Workload.Pod.Labels, LocalJsonContext.Default.IReadOnlyDictionaryStringString),
        [LocalLabels.PodPorts] = JsonSerializer.Serialize(pod.Workload.Pod.Container.NamedPorts, LocalJsonContext.Default.IReadOnlyDictionaryStringInt32),
        [LocalLabels.Grace] = pod.Workload.Pod.Grace.TotalSeconds.ToString(CultureInfo.InvariantCulture),
    };

    // A pod of a StatefulSet is known below its headless Service, and that Service's own name leads to all its pods.
    private static List<string> Names(PodPlan pod, ReleaseManifest manifest)
    {
        List<string> names = [PodHost.Of(pod.Container), pod.Name];
        foreach (var service in manifest.Services.Where(service => service.Headless && service.Selects(pod.Workload.Pod.Labels)))
        {
            names.AddRange(pod.Namespace.ServiceNames(service.Name));
            if (service.Name == pod.Workload.ServiceName)
                names.AddRange(pod.Namespace.ServiceNames(service.Name).Select(name => $"{pod.Name}.{name}"));
        }

        return names;
    }
}
