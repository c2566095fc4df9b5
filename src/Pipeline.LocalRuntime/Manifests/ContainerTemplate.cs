namespace Pipeline.LocalRuntime.Manifests;

/// <summary>A container of a pod.</summary>
internal sealed record ContainerTemplate
{
    public required string Name { get; init; }

    public required string Image { get; init; }

    public IReadOnlyList<string> Command { get; init; } = [];

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public string? WorkingDirectory { get; init; }

    public IReadOnlyList<EnvironmentSource> Environment { get; init; } = [];

    public IReadOnlyDictionary<string, int> NamedPorts { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<VolumeMount> Mounts { get; init; } = [];

    public long? MemoryBytes { get; init; }

    public double? Cpus { get; init; }

    /// <summary>What it asks for at least, which only quotas look at.</summary>
    public double? RequestedMemoryBytes { get; init; }

    public double? RequestedCpus { get; init; }

    public int? User { get; init; }

    public int? Group { get; init; }

    public bool MustNotBeRoot { get; init; }

    public bool ReadOnly { get; init; }

    public bool NoNewPrivileges { get; init; }

    public IReadOnlyList<string> DroppedCapabilities { get; init; } = [];

    public IReadOnlyList<string> AddedCapabilities { get; init; } = [];

    public Probe? Startup { get; init; }

    public Probe? Readiness { get; init; }

    public Probe? Liveness { get; init; }

    /// <summary>What is done before SIGTERM; null: nothing.</summary>
    public Probe? PreStop { get; init; }

    /// <summary>True for an init container that goes on beside the others (<c>restartPolicy: Always</c>): a sidecar.</summary>
    public bool IsSidecar { get; init; }
}
