namespace Pipeline.Tools.Containers;

/// <summary>An image that the engine has.</summary>
public sealed record ImageDescription
{
    /// <summary>The id: <c>sha256:</c> and the digest of the image's configuration (of its manifest where Docker keeps images in containerd).</summary>
    public required string Id { get; init; }

    /// <summary>The size of all layers, unpacked, in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The architecture, such as <c>amd64</c>.</summary>
    public string Architecture { get; init; } = "";

    /// <summary>The local names, <c>repository:tag</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The places it was pushed to or pulled from, <c>repository@sha256:…</c>.</summary>
    public IReadOnlyList<string> RepositoryDigests { get; init; } = [];

    /// <summary>The user that its processes run as by default, such as <c>1000:1000</c>; empty is root.</summary>
    public string User { get; init; } = "";

    /// <summary>The labels by name.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The ports that the image declares, such as <c>8080/tcp</c>.</summary>
    public IReadOnlyList<string> ExposedPorts { get; init; } = [];
}
