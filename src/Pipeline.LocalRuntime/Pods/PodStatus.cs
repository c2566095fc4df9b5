namespace Pipeline.LocalRuntime.Pods;

/// <summary>How the containers of a pod fared so far.</summary>
internal sealed record PodStatus
{
    /// <summary>By the container's name.</summary>
    public IReadOnlyDictionary<string, ContainerRecord> Containers { get; init; } = new Dictionary<string, ContainerRecord>();
}
