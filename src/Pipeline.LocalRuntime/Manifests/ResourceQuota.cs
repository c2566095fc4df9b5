namespace Pipeline.LocalRuntime.Manifests;

/// <summary>What a namespace may use at most. A null limits nothing.</summary>
internal sealed record ResourceQuota
{
    /// <summary>The quota's name, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>How many pods.</summary>
    public double? Pods { get; init; }

    /// <summary><c>requests.cpu</c>, in cores.</summary>
    public double? RequestedCpus { get; init; }

    /// <summary><c>requests.memory</c>, in bytes.</summary>
    public double? RequestedMemoryBytes { get; init; }

    /// <summary><c>limits.cpu</c>, in cores.</summary>
    public double? Cpus { get; init; }

    /// <summary><c>limits.memory</c>, in bytes.</summary>
    public double? MemoryBytes { get; init; }
}
