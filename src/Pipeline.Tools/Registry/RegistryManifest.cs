using System.Text.Json;
using Pipeline.Core.Artifacts;
using Pipeline.Tools.Registry.Oci;

namespace Pipeline.Tools.Registry;

/// <summary>A manifest as a registry holds it.</summary>
/// <param name="MediaType">Its type, such as <c>application/vnd.oci.image.manifest.v1+json</c>.</param>
/// <param name="Content">Its bytes; their digest is the manifest's.</param>
public sealed record RegistryManifest(string MediaType, ReadOnlyMemory<byte> Content)
{
    /// <summary>The digest.</summary>
    public Digest Digest { get; } = Digest.Of(Content.Span);

    /// <summary>The digest of the configuration, which is Docker's id of an image; null for an index or something unreadable.</summary>
    public Digest? FindConfiguration()
    {
        try
        {
            return OciManifest.Parse(Content.Span).Config?.Digest;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
