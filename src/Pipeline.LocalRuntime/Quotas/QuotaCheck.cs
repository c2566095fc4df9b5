using System.Globalization;
using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Quotas;

/// <summary>Holds what a release wants against quotas, as an API server does; what an upgrade replaces does not count twice.</summary>
internal static class QuotaCheck
{
    private const double MiB = 1024 * 1024;

    private static readonly (string Name, Func<ResourceQuota, double?> Hard, Func<ResourceUse, double> Use, Func<ContainerTemplate, double?>? OfContainer)[] Resources =
    [
        ("pods", quota => quota.Pods, use => use.Pods, null),
        ("requests.cpu", quota => quota.RequestedCpus, use => use.RequestedCpus, container => container.RequestedCpus ?? container.Cpus),
        ("requests.memory", quota => quota.RequestedMemoryBytes, use => use.RequestedMemoryBytes, container => container.RequestedMemoryBytes ?? container.MemoryBytes),
        ("limits.cpu", quota => quota.Cpus, use => use.Cpus, container => container.Cpus),
        ("limits.memory", quota => quota.MemoryBytes, use => use.MemoryBytes, container => container.MemoryBytes),
    ];

    /// <summary>Checks it.</summary>
    /// <param name="release">The release.</param>
    /// <param name="namespaceName">The namespace.</param>
    /// <param name="pods">The templates of the pods that it is to run in the end, one for each pod.</param>
    /// <param name="used">What the other releases of the namespace use.</param>
    /// <param name="quotas">The quotas.</param>
    /// <exception cref="QuotaExceededException">It is too much, or a container does not say what it asks for; everything is named.</exception>
    public static void Check(string release, string namespaceName, IReadOnlyList<PodTemplate> pods, ResourceUse used, IEnumerable<ResourceQuota> quotas)
    {
        var asked = pods.Select(ResourceUse.Of).Aggregate(new ResourceUse(), (sum, use) => sum + use);
        var faults = quotas.SelectMany(quota => Faults(quota, pods, asked, used)).ToArray();
        if (faults.Length > 0)
            throw new QuotaExceededException(release, namespaceName, faults);
    }

    private static IEnumerable<string> Faults(ResourceQuota quota, IReadOnlyList<PodTemplate> pods, ResourceUse asked, ResourceUse used)
    {
        foreach (var (name, hardOf, useOf, ofContainer) in Resources)
        {
            if (hardOf(quota) is not { } hard)
                continue;
            if (ofContainer is not null && pods.SelectMany(pod => pod.AllContainers).Where(container => ofContainer(container) is null).Select(container => container.Name).Distinct().ToArray() is { Length: > 0 } silent)
                yield return $"quota '{quota.Name}': every container must specify {name}, and {string.Join(", ", silent)} does not";
            if (useOf(asked) > 0 && useOf(used) + useOf(asked) > hard * (1 + 1e-9))
                yield return $"exceeded quota '{quota.Name}': asked for {name}={Text(name, useOf(asked))}, used {name}={Text(name, useOf(used))}, hard {name}={Text(name, hard)}";
        }
    }

    private static string Text(string name, double amount) => name.EndsWith("memory", StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"{amount / MiB:0.##}Mi")
        : name.EndsWith("cpu", StringComparison.Ordinal) && amount != Math.Floor(amount) ? string.Create(CultureInfo.InvariantCulture, $"{amount * 1000:0}m") : amount.ToString("0", CultureInfo.InvariantCulture);
}
