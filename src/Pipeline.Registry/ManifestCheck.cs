using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Pipeline.Tools.Registry.Oci;

namespace Pipeline.Registry;

/// <summary>Decides whether what was sent is a manifest, and of which type.</summary>
internal static class ManifestCheck
{
    /// <exception cref="ProtocolException">It is none, or not of the type that its header says.</exception>
    public static (string MediaType, OciManifest Manifest) Read(string? contentType, ReadOnlySpan<byte> content)
    {
        OciManifest manifest;
        try
        {
            manifest = OciManifest.Parse(content);
        }
        catch (JsonException exception)
        {
            throw ProtocolException.ManifestInvalid($"This is no manifest: {exception.Message}");
        }

        var sent = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType.Value : null;
        var mediaType = manifest.MediaType ?? sent;
        if (mediaType is null || !OciMediaTypes.Manifests.Contains(mediaType))
            throw ProtocolException.ManifestInvalid($"'{mediaType}' is no type of manifest that is supported. Supported: {string.Join(", ", OciMediaTypes.Manifests)}.");
        if (sent is not null && sent != mediaType)
            throw ProtocolException.ManifestInvalid($"The manifest says that it is '{mediaType}', its Content-Type says '{sent}'.");
        if (manifest.SchemaVersion != 2)
            throw ProtocolException.ManifestInvalid($"A manifest's schemaVersion is 2, not {manifest.SchemaVersion}.");
        var isIndex = mediaType is OciMediaTypes.Index or OciMediaTypes.DockerManifestList;
        if (isIndex ? manifest.Manifests is null : manifest.Config is null || manifest.Layers is null)
            throw ProtocolException.ManifestInvalid(isIndex ? "An index has 'manifests'." : "A manifest has 'config' and 'layers'.");
        return (mediaType, manifest);
    }
}
