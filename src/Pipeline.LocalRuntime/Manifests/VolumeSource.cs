namespace Pipeline.LocalRuntime.Manifests;

/// <summary>What a volume holds: the keys of a ConfigMap or Secret as files, what a claim keeps, or nothing yet.</summary>
internal sealed record VolumeSource
{
    /// <summary><c>ConfigMap/name</c> or <c>Secret/name</c>; null for an empty folder.</summary>
    public string? Configuration { get; init; }

    /// <summary>The claim whose volume it is; null: none.</summary>
    public string? Claim { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>The file of each key that is wanted; empty: every key under its own name.</summary>
    public IReadOnlyDictionary<string, string> Items { get; init; } = new Dictionary<string, string>();

    public bool Optional { get; init; }
}
