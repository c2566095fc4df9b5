using System.Globalization;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>A pod that the engine has: the sandbox that holds its network, and its containers.</summary>
internal sealed record RunningPod
{
    private const string DefaultGrace = "30";

    /// <summary>The pod's name in the engine, which is its sandbox's.</summary>
    public required string Id { get; init; }

    /// <summary>Null when a removal was broken off after it.</summary>
    public required ContainerDescription? Sandbox { get; init; }

    public required IReadOnlyList<ContainerDescription> Containers { get; init; }

    /// <summary>What is kept of the pod.</summary>
    public required PodFolder Folder { get; init; }

    public string Name => Label(LocalLabels.Pod) ?? Id;

    public string? Workload => Label(LocalLabels.Workload);

    public TimeSpan Grace => TimeSpan.FromSeconds(double.TryParse(Label(LocalLabels.Grace) ?? DefaultGrace, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0);

    /// <summary>Whether it is the pod of a Job.</summary>
    public bool Ends => Workload?.StartsWith($"{nameof(WorkloadKind.Job)}/", StringComparison.Ordinal) ?? false;

    /// <summary>Whether the sandbox and all containers that last run.</summary>
    public bool IsRunning => Sandbox is { Status: ContainerStatus.Running } && Folder.ReadRecord() is { } record
        && record.Template.LastingContainers.All(container => Find(container.Name) is { Status: ContainerStatus.Running });

    /// <summary>Whether something of it still runs.</summary>
    public bool IsAlive => Containers.Append(Sandbox).Any(container => container is { Status: ContainerStatus.Running });

    /// <summary>The container of a name; null when the engine has none.</summary>
    public ContainerDescription? Find(string container) => Containers.FirstOrDefault(found => found.Labels.GetValueOrDefault(LocalLabels.Container) == container);

    /// <summary>The pods among <paramref name="containers"/>.</summary>
    public static IReadOnlyList<RunningPod> Among(LocalNamespace space, IEnumerable<ContainerDescription> containers) =>
    [
        .. containers.Where(container => container.Labels.ContainsKey(LocalLabels.Pod) || container.Labels.ContainsKey(LocalLabels.Sandbox))
            .GroupBy(container => container.Labels.GetValueOrDefault(LocalLabels.Sandbox, container.Name))
            .Select(group => new RunningPod
            {
                Id = group.Key,
                Sandbox = group.FirstOrDefault(container => container.Labels.ContainsKey(LocalLabels.Pod)),
                Containers = [.. group.Where(container => !container.Labels.ContainsKey(LocalLabels.Pod))],
                Folder = space.Pod(group.Key),
            }),
    ];

    private string? Label(string name) => Sandbox?.Labels.GetValueOrDefault(name);
}
