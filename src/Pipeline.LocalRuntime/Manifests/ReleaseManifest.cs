namespace Pipeline.LocalRuntime.Manifests;

/// <summary>What the local runtime runs of a rendered chart.</summary>
internal sealed record ReleaseManifest
{
    public required IReadOnlyList<Workload> Workloads { get; init; }

    public required IReadOnlyList<Service> Services { get; init; }

    /// <summary>The content of ConfigMaps and Secrets, by <c>ConfigMap/name</c> and <c>Secret/name</c>, then by key.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, byte[]>> Configurations { get; init; }

    /// <summary>The claims of volumes.</summary>
    public IReadOnlyList<VolumeClaim> Claims { get; init; } = [];

    /// <summary>The quotas that the chart has.</summary>
    public IReadOnlyList<ResourceQuota> Quotas { get; init; } = [];

    /// <summary>What the chart has and this machine does not need, in words.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }
}
