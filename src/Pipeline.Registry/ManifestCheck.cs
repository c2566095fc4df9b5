using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Pipeline.Tools.Registry.Oci;

namespace Pipeline.Registry;

/// <summary>Decides whether what was sent is a manifest, and of which type.</summary>
internal static class ManifestCheck
{
    // Of a member that is there twice, one reader takes the first and another the last.
    private static readonly JsonDocumentOptions Unambiguous = new() { AllowDuplicateProperties = false };

    /// <exception cref="ProtocolException">It is none, or not of the type that its header says.</exception>
    public static (string MediaType, OciManifest Manifest) Read(string? contentType, ReadOnlySpan<byte> content)
    {
        OciManifest manifest;
        try
        {
            JsonDocument.Parse(content.ToArray(), Unambiguous).Dispose();
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
        // CVE-2021-41190: what is both is an image for one reader and a list of images for another.
        if (isIndex ? manifest.Config is not null || manifest.Layers is not null : manifest.Manifests is not null)
            throw ProtocolException.ManifestInvalid(isIndex ? "An index has no 'config' and no 'layers'; a manifest has." : "A manifest has no 'manifests'; an index has.");
        CheckDescriptors(manifest);
        return (mediaType, manifest);
    }

    // What the reader takes for text or a list may be null in the JSON all the same.
    private static void CheckDescriptors(OciManifest manifest)
    {
        IEnumerable<(string Member, OciDescriptor? Descriptor)> all =
        [
            .. (manifest.Layers ?? []).Select((layer, index) => ($"layers[{index}]", (OciDescriptor?)layer)),
            .. (manifest.Manifests ?? []).Select((child, index) => ($"manifests[{index}]", (OciDescriptor?)child)),
            .. manifest.Config is null ? [] : new[] { ("config", (OciDescriptor?)manifest.Config) },
            .. manifest.Subject is null ? [] : new[] { ("subject", (OciDescriptor?)manifest.Subject) },
        ];
        var wrong = all.Select(one => (one.Member, Problem: ProblemOf(one.Descriptor))).Where(one => one.Problem is not null).Select(one => $"{one.Member} {one.Problem}").ToList();
        if (HasNull(manifest.Annotations))
            wrong.Add("annotations are texts, not null");
        if (wrong.Count > 0)
            throw ProtocolException.ManifestInvalid($"The manifest cannot be kept: {string.Join("; ", wrong)}.");
    }

    private static string? ProblemOf(OciDescriptor? descriptor) => descriptor switch
    {
        null => "is null; a descriptor was expected",
        { MediaType: null or "" } => "has no mediaType",
        { Size: < 0 } => $"has the size {descriptor.Size}; no content has less than 0 bytes",
        { Urls: { } urls } when urls.Contains(null!) => "has a url that is null",
        _ when HasNull(descriptor.Annotations) => "has an annotation that is null",
        _ => null,
    };

    private static bool HasNull(IReadOnlyDictionary<string, string>? annotations) => annotations?.Values.Contains(null!) is true;
}
