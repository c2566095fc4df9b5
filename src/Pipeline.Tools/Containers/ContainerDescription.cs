namespace Pipeline.Tools.Containers;

/// <summary>A container that the engine has.</summary>
public sealed record ContainerDescription
{
    /// <summary>The id, 64 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The image as it was asked for.</summary>
    public required string Image { get; init; }

    /// <summary>What it is doing.</summary>
    public required ContainerStatus Status { get; init; }

    /// <summary>The exit code; meaningful when <see cref="Status"/> is <see cref="ContainerStatus.Exited"/>.</summary>
    public int ExitCode { get; init; }

    /// <summary>True when it ended because its memory limit was reached.</summary>
    public bool OutOfMemory { get; init; }

    /// <summary>How often the engine started it again.</summary>
    public int RestartCount { get; init; }

    /// <summary>When it was started last; null: never.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended last; null: never.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The labels by name.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The published ports, with the host port that the engine took.</summary>
    public IReadOnlyList<PortMapping> Ports { get; init; } = [];

    /// <summary>The container's address on each of its networks, by network name.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; init; } = new Dictionary<string, string>();
}
