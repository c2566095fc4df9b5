using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>One pod that a workload wants.</summary>
internal sealed record PodPlan
{
    private const int HashLength = 10;

    public required LocalNamespace Namespace { get; init; }

    public required string Release { get; init; }

    public required Workload Workload { get; init; }

    /// <summary>The pod's name, which is its host name too.</summary>
    public required string Name { get; init; }

    /// <summary>What went into the pod: its template and the configurations that it reads.</summary>
    public required string Hash { get; init; }

    /// <summary>The container's name in the engine. It carries the hash, so that an old and a new pod of one name can both be there.</summary>
    public string Container => Namespace.Container("pod", $"{Name}_{Hash}");

    /// <summary>The pods that <paramref name="workload"/> wants.</summary>
    public static IReadOnlyList<PodPlan> For(LocalNamespace space, string release, Workload workload, ReleaseManifest manifest)
    {
        var hash = HashOf(workload.Pod, manifest);
        return [.. Enumerable.Range(0, workload.Replicas).Select(index => new PodPlan
        {
            Namespace = space,
            Release = release,
            Workload = workload,
            Name = workload.Kind switch
            {
                WorkloadKind.StatefulSet => string.Create(CultureInfo.InvariantCulture, $"{workload.Name}-{index}"),
                WorkloadKind.Job => workload.Name,
                _ => string.Create(CultureInfo.InvariantCulture, $"{workload.Name}-{hash}-{index}"),
            },
            Hash = hash,
        })];
    }

    private static string HashOf(PodTemplate pod, ReleaseManifest manifest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(pod, LocalJsonContext.Default.PodTemplate));
        var read = pod.InitContainers.Append(pod.Container).SelectMany(container => container.Environment).Select(source => source.Configuration)
            .Concat(pod.Volumes.Values.Select(volume => volume.Configuration)).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        foreach (var name in read)
        {
            foreach (var (key, content) in manifest.Configurations.GetValueOrDefault(name, new Dictionary<string, byte[]>()).OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{key}\n{content.Length}\n"));
                hash.AppendData(content);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HashLength];
    }
}
