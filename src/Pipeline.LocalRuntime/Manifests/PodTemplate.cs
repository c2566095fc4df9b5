using System.Text.Json.Serialization;

namespace Pipeline.LocalRuntime.Manifests;

/// <summary>What a pod is made of.</summary>
internal sealed record PodTemplate
{
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public required IReadOnlyDictionary<string, string> Annotations { get; init; }

    /// <summary>Started one after another before <see cref="Containers"/>: each runs to its end, or is a sidecar and goes on.</summary>
    public required IReadOnlyList<ContainerTemplate> InitContainers { get; init; }

    /// <summary>What the pod is for. They share network and volumes.</summary>
    public required IReadOnlyList<ContainerTemplate> Containers { get; init; }

    public required IReadOnlyDictionary<string, VolumeSource> Volumes { get; init; }

    /// <summary>The time between SIGTERM and SIGKILL.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>All containers in the order in which they start.</summary>
    [JsonIgnore]
    public IEnumerable<ContainerTemplate> AllContainers => InitContainers.Concat(Containers);

    /// <summary>Those that run as long as the pod does.</summary>
    [JsonIgnore]
    public IEnumerable<ContainerTemplate> LastingContainers => InitContainers.Where(container => container.IsSidecar).Concat(Containers);

    /// <summary>The ports by name, of all containers.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, int> NamedPorts =>
        LastingContainers.SelectMany(container => container.NamedPorts).GroupBy(port => port.Key).ToDictionary(ports => ports.Key, ports => ports.Last().Value);
}
