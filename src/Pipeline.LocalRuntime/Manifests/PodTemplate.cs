namespace Pipeline.LocalRuntime.Manifests;

/// <summary>What a pod is made of.</summary>
internal sealed record PodTemplate
{
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public required IReadOnlyDictionary<string, string> Annotations { get; init; }

    /// <summary>Run one after another before <see cref="Container"/>.</summary>
    public required IReadOnlyList<ContainerTemplate> InitContainers { get; init; }

    public required ContainerTemplate Container { get; init; }

    public required IReadOnlyDictionary<string, VolumeSource> Volumes { get; init; }

    /// <summary>The time between SIGTERM and SIGKILL.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);
}
