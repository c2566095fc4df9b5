namespace Pipeline.Tools.Registry.Oci;

/// <summary>A list of manifests (OCI image specification 1.1, image-index.md).</summary>
internal sealed record OciIndex(IReadOnlyList<OciDescriptor> Manifests)
{
    public int SchemaVersion { get; init; } = 2;

    public string MediaType { get; init; } = OciMediaTypes.Index;
}
