namespace Pipeline.LocalRuntime.Manifests;

/// <summary>Where environment variables come from: a value, a key of a ConfigMap or Secret, all keys of one, or a field of the pod.</summary>
/// <param name="Name">The variable; for all keys of a configuration the prefix of their names.</param>
internal sealed record EnvironmentSource(string Name)
{
    public string? Value { get; init; }

    /// <summary><c>ConfigMap/name</c> or <c>Secret/name</c>.</summary>
    public string? Configuration { get; init; }

    /// <summary>The key in <see cref="Configuration"/>; null takes all of them.</summary>
    public string? Key { get; init; }

    /// <summary>True leaves the variable out when the configuration or the key is missing.</summary>
    public bool Optional { get; init; }

    /// <summary>A field of the pod, such as <c>metadata.name</c>.</summary>
    public string? Field { get; init; }
}
