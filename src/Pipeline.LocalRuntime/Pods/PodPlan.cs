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

    /// <summary>Its number among the pods of its workload.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The pod's name in the engine, which its sandbox has. It carries the hash, so that an old and a new pod of one name can both be there.</summary>
    public string Id => Namespace.Container("pod", $"{Name}_{Hash}");

    /// <summary>Its volumes by name: those of the template, and those that it alone claims.</summary>
    public IReadOnlyDictionary<string, VolumeSource> Volumes => Workload.ClaimTemplates.Count == 0
        ? Workload.Pod.Volumes
        : new Dictionary<string, VolumeSource>(Workload.Pod.Volumes.Concat(Workload.ClaimTemplates
            .Select(template => KeyValuePair.Create(template, new VolumeSource { Claim = ClaimOf(template) }))).DistinctBy(volume => volume.Key), StringComparer.Ordinal);

    /// <summary>Who it is.</summary>
    public PodRecord Record => new() { Name = Name, Release = Release, Workload = Workload.ToString(), Ends = Workload.Kind == WorkloadKind.Job, Template = Workload.Pod };

    /// <summary>The name in the engine of a container of the pod <paramref name="id"/>.</summary>
    public static string ContainerName(string id, string container) => $"{id}_{container}";

    /// <summary>The claim that the pod has of a template of its StatefulSet.</summary>
    public string ClaimOf(string template) => string.Create(CultureInfo.InvariantCulture, $"{template}-{Workload.Name}-{Ordinal}");

    /// <summary>The pods that <paramref name="workload"/> wants.</summary>
    public static IReadOnlyList<PodPlan> For(LocalNamespace space, string release, Workload workload, ReleaseManifest manifest)
    {
        var hash = HashOf(workload, manifest);
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
            Ordinal = index,
        })];
    }

    private static string HashOf(Workload workload, ReleaseManifest manifest)
    {
        var pod = workload.Pod;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(pod, LocalJsonContext.Default.PodTemplate));
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', workload.ClaimTemplates)));
        var read = pod.AllContainers.SelectMany(container => container.Environment).Select(source => source.Configuration)
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
