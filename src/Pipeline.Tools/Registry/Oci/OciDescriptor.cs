using Pipeline.Core.Artifacts;

namespace Pipeline.Tools.Registry.Oci;

/// <summary>Points to content by digest (OCI image specification 1.1, descriptor.md).</summary>
internal sealed record OciDescriptor
{
    public const string TagAnnotation = "org.opencontainers.image.ref.name";

    public required string MediaType { get; init; }

    public required Digest Digest { get; init; }

    public required long Size { get; init; }

    public string? ArtifactType { get; init; }

    public IReadOnlyList<string>? Urls { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}
