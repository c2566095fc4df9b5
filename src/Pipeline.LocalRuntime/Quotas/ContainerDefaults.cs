using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Quotas;

/// <summary>What a container counts as that does not say what it asks for or is limited to, as a LimitRange does it.</summary>
internal sealed record ContainerDefaults
{
    /// <summary>Requested cores.</summary>
    public required double RequestedCpus { get; init; }

    /// <summary>Requested memory.</summary>
    public required double RequestedMemoryBytes { get; init; }

    /// <summary>The limit in cores.</summary>
    public required double Cpus { get; init; }

    /// <summary>The limit of memory.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>The pod as it counts.</summary>
    public PodTemplate Of(PodTemplate pod) => pod with { InitContainers = [.. pod.InitContainers.Select(Of)], Containers = [.. pod.Containers.Select(Of)] };

    // A limit without a request is one.
    private ContainerTemplate Of(ContainerTemplate container) => container with
    {
        RequestedCpus = container.RequestedCpus ?? container.Cpus ?? RequestedCpus,
        RequestedMemoryBytes = container.RequestedMemoryBytes ?? container.MemoryBytes ?? RequestedMemoryBytes,
        Cpus = container.Cpus ?? Cpus,
        MemoryBytes = container.MemoryBytes ?? MemoryBytes,
    };
}
