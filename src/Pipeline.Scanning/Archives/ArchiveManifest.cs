using System.Text.Json;

namespace Pipeline.Scanning.Archives;

/// <summary>Finds the layers of the image in an archive: <c>manifest.json</c> of <c>docker save</c>, or the index of an OCI layout.</summary>
internal static class ArchiveManifest
{
    private const int MaxIndexDepth = 4;

    /// <summary>The archive paths of the layers, the lowest first.</summary>
    /// <param name="documents">The small JSON files of the archive by path.</param>
    public static IReadOnlyList<string> Layers(IReadOnlyDictionary<string, byte[]> documents)
    {
        try
        {
            if (documents.TryGetValue("manifest.json", out var manifest))
                return OfDocker(manifest);
            return documents.TryGetValue("index.json", out var index)
                ? OfIndex(index, documents, depth: 0)
                : throw new ImageArchiveException("the archive has neither manifest.json (docker save) nor index.json (OCI layout)");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ImageArchiveException("its manifest is malformed", exception);
        }
    }

    private static List<string> OfDocker(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var images = document.RootElement;
        if (images.GetArrayLength() != 1)
            throw new ImageArchiveException($"the archive has {images.GetArrayLength()} images; expected one");
        return [.. images[0].GetProperty("Layers").EnumerateArray().Select(layer => Path(layer.GetString()))];
    }

    private static IReadOnlyList<string> OfIndex(byte[] json, IReadOnlyDictionary<string, byte[]> documents, int depth)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.TryGetProperty("layers", out var layers))
            return [.. layers.EnumerateArray().Select(Blob)];

        // BuildKit puts what it attests beside the image; that is no image.
        var manifests = root.GetProperty("manifests").EnumerateArray()
            .Where(manifest => !(manifest.TryGetProperty("annotations", out var notes) && notes.TryGetProperty("vnd.docker.reference.type", out _)))
            .ToList();
        if (manifests.Count != 1)
            throw new ImageArchiveException($"the archive has {manifests.Count} images; expected one");
        if (depth > MaxIndexDepth || !documents.TryGetValue(Blob(manifests[0]), out var next))
            throw new ImageArchiveException($"the archive lacks the manifest {Blob(manifests[0])}");
        return OfIndex(next, documents, depth + 1);
    }

    private static string Blob(JsonElement descriptor) => Path($"blobs/{descriptor.GetProperty("digest").GetString()!.Replace(':', '/')}");

    private static string Path(string? name) => ImagePath.Normalize(name ?? "") ?? throw new ImageArchiveException("its manifest names a layer by an impossible path");
}
