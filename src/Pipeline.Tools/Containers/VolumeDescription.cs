namespace Pipeline.Tools.Containers;

/// <summary>A named volume that the engine has.</summary>
public sealed record VolumeDescription
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Its folder on the engine's machine.</summary>
    public required string Folder { get; init; }

    /// <summary>The labels by name.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
