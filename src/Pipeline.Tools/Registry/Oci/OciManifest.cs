using System.Text.Json;

namespace Pipeline.Tools.Registry.Oci;

/// <summary>What is read of a manifest or an index, in one shape: the two differ in which members they have.</summary>
internal sealed record OciManifest
{
    public int SchemaVersion { get; init; }

    public string? MediaType { get; init; }

    public string? ArtifactType { get; init; }

    public OciDescriptor? Config { get; init; }

    public IReadOnlyList<OciDescriptor>? Layers { get; init; }

    public IReadOnlyList<OciDescriptor>? Manifests { get; init; }

    public OciDescriptor? Subject { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <exception cref="JsonException">It is no manifest.</exception>
    public static OciManifest Parse(ReadOnlySpan<byte> content) =>
        JsonSerializer.Deserialize<OciManifest>(content, OciJson.Options) ?? throw new JsonException("A manifest was expected, not null.");
}
