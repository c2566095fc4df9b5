namespace Pipeline.LocalRuntime.Manifests;

/// <summary>A Service.</summary>
internal sealed record Service
{
    public required string Name { get; init; }

    public required IReadOnlyDictionary<string, string> Selector { get; init; }

    public required IReadOnlyList<ServicePortMap> Ports { get; init; }

    /// <summary>True for a headless Service: its names lead to the pods themselves.</summary>
    public bool Headless { get; init; }

    /// <summary>Whether a pod with <paramref name="labels"/> belongs to it.</summary>
    public bool Selects(IReadOnlyDictionary<string, string> labels) => Selector.All(wanted => labels.TryGetValue(wanted.Key, out var value) && value == wanted.Value);
}
