namespace Pipeline.Tools.Containers;

/// <summary>A container to create.</summary>
public sealed record ContainerSpec
{
    /// <summary>The image, by reference or id.</summary>
    public required string Image { get; init; }

    /// <summary>The name, unique in the engine; null lets the engine choose.</summary>
    public string? Name { get; init; }

    /// <summary>Replaces the image's entry point (Kubernetes' <c>command</c>); empty keeps it.</summary>
    public IReadOnlyList<string> EntryPoint { get; init; } = [];

    /// <summary>Replaces the image's arguments (Kubernetes' <c>args</c>); empty keeps them.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Environment variables by name. No process but the engine sees the values.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels by name.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The network, by name; null is the engine's default one.</summary>
    public string? Network { get; init; }

    /// <summary>The container, by name or id, whose network this one shares, with address, names and ports; it takes the place of <see cref="Network"/>. Null: none.</summary>
    public string? NetworkOf { get; init; }

    /// <summary>Further names of the container on <see cref="Network"/>.</summary>
    public IReadOnlyList<string> NetworkAliases { get; init; } = [];

    /// <summary>The ports published on 127.0.0.1.</summary>
    public IReadOnlyList<PortMapping> Ports { get; init; } = [];

    /// <summary>Host files and folders that the container sees.</summary>
    public IReadOnlyList<BindMount> Mounts { get; init; } = [];

    /// <summary>Volumes of the engine that the container sees; one that is not there is made.</summary>
    public IReadOnlyList<NamedVolume> Volumes { get; init; } = [];

    /// <summary>Folders kept in memory, such as <c>/tmp</c>.</summary>
    public IReadOnlyList<string> MemoryFolders { get; init; } = [];

    /// <summary>The working directory; null keeps the image's.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>User and group, such as <c>1000:1000</c>; null keeps the image's.</summary>
    public string? User { get; init; }

    /// <summary>True makes the container's own file system read-only.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The memory limit in bytes; null: none.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The processor limit in cores, such as 0.5; null: none.</summary>
    public double? Cpus { get; init; }

    /// <summary>The host name inside; null lets the engine choose.</summary>
    public string? HostName { get; init; }

    /// <summary>Linux capabilities taken away, without <c>CAP_</c>; <c>ALL</c> takes all.</summary>
    public IReadOnlyList<string> DroppedCapabilities { get; init; } = [];

    /// <summary>Linux capabilities given in addition, without <c>CAP_</c>.</summary>
    public IReadOnlyList<string> AddedCapabilities { get; init; } = [];

    /// <summary>True keeps processes from gaining privileges, such as through a set-user-ID program.</summary>
    public bool NoNewPrivileges { get; init; }

    /// <summary>True starts the container again whenever it ends by itself.</summary>
    public bool Restart { get; init; }
}
