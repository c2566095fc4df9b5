using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Quotas;

/// <summary>What pods ask for and may use.</summary>
internal sealed record ResourceUse
{
    public double Pods { get; init; }

    public double RequestedCpus { get; init; }

    public double RequestedMemoryBytes { get; init; }

    public double Cpus { get; init; }

    public double MemoryBytes { get; init; }

    public static ResourceUse operator +(ResourceUse left, ResourceUse right) => new()
    {
        Pods = left.Pods + right.Pods,
        RequestedCpus = left.RequestedCpus + right.RequestedCpus,
        RequestedMemoryBytes = left.RequestedMemoryBytes + right.RequestedMemoryBytes,
        Cpus = left.Cpus + right.Cpus,
        MemoryBytes = left.MemoryBytes + right.MemoryBytes,
    };

    /// <summary>Of one pod, as an API server counts: the sum of what lasts, or the greatest init container where that is more. A limit without a request is one.</summary>
    public static ResourceUse Of(PodTemplate pod) => new()
    {
        Pods = 1,
        RequestedCpus = Of(pod, container => container.RequestedCpus ?? container.Cpus),
        RequestedMemoryBytes = Of(pod, container => container.RequestedMemoryBytes ?? container.MemoryBytes),
        Cpus = Of(pod, container => container.Cpus),
        MemoryBytes = Of(pod, container => container.MemoryBytes),
    };

    private static double Of(PodTemplate pod, Func<ContainerTemplate, double?> amount) => Math.Max(
        pod.LastingContainers.Sum(container => amount(container) ?? 0),
        pod.InitContainers.Where(container => !container.IsSidecar).Select(container => amount(container) ?? 0).DefaultIfEmpty(0).Max());
}
