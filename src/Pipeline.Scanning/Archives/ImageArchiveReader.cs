using System.Formats.Tar;
using System.IO.Compression;
using Pipeline.Scanning.Sbom;
using Pipeline.Scanning.Catalogs;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Pipeline.Scanning.Archives;

/// <summary>
/// Lists the packages of an image from its archive, the tar of <c>docker save</c> or of an OCI layout, in one pass over the
/// stream and over each layer (plain, gzip or zstd). Images are not trusted: nothing is written to disk, sizes are bounded.
/// </summary>
internal sealed class ImageArchiveReader
{
    private const int BlockSize = 512;
    private const int MaxDocument = 4 << 20;
    private const int MaxDocuments = 1000;
    private const long MaxLayer = 64L << 30;
    private readonly LayerReader _layers = new(
    [
        new DpkgCatalog(),
        new ApkCatalog(),
        new DotNetCatalog(),
        new NpmCatalog(),
        new NpmLockCatalog(),
        new PythonCatalog(),
        new ForeignCatalog(),
        new GoCatalog(),
    ]);

    /// <summary>Reads an archive to its end.</summary>
    /// <param name="archive">The tar; need not be seekable.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ImageArchiveException">It is damaged, too big, or of a form that is not read.</exception>
    public async Task<ImageInventory> ReadAsync(Stream archive, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var documents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var layers = new Dictionary<string, LayerContent>(StringComparer.Ordinal);
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            await using var reader = new TarReader(archive, leaveOpen: true);
            while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
            {
                if (ImagePath.Normalize(entry.Name) is not { } path)
                    continue;
                if (entry.EntryType is TarEntryType.SymbolicLink or TarEntryType.HardLink)
                    links[path] = (entry.EntryType == TarEntryType.HardLink ? ImagePath.Normalize(entry.LinkName) : ImagePath.Follow(path, entry.LinkName)) ?? path;
                else if (entry.DataStream is { } content)
                    await ReadBlobAsync(path, entry.Length, content, documents, layers, cancellationToken);
            }
        }
        catch (ZstdException exception) when (exception.Code == ZSTD_ErrorCode.ZSTD_error_frameParameter_windowTooLarge)
        {
            throw new ImageArchiveException("a layer is compressed by zstd with a window of more than 128 MiB, which is not read; build it with a smaller one, or with gzip", exception);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException or ZstdException)
        {
            throw new ImageArchiveException("the archive or one of its layers is damaged", exception);
        }

        return Merge([.. ArchiveManifest.Layers(documents).Select(path => Find(path, layers, links))]);
    }

    private async Task ReadBlobAsync(string path, long length, Stream content, Dictionary<string, byte[]> documents, Dictionary<string, LayerContent> layers, CancellationToken cancellationToken)
    {
        var head = new byte[BlockSize];
        var count = await content.ReadAtLeastAsync(head, BlockSize, throwOnEndOfStream: false, cancellationToken);
        var whole = new PrefixedStream(head.AsMemory(0, count), content);
        if (Unpacked(head, whole) is { } unpacked)
        {
            await using var bounded = new BoundedStream(unpacked, MaxLayer);
            layers[path] = await _layers.ReadAsync(bounded, cancellationToken);
        }
        else if (count == BlockSize && BlobHead.IsTar(head))
        {
            layers[path] = await _layers.ReadAsync(whole, cancellationToken);
        }
        else if (length <= MaxDocument && documents.Count < MaxDocuments)
        {
            using var document = new MemoryStream();
            await whole.CopyToAsync(document, cancellationToken);
            documents[path] = document.ToArray();
        }
    }

    private static Stream? Unpacked(ReadOnlySpan<byte> head, Stream blob) =>
        BlobHead.IsGzip(head) ? new GZipStream(blob, CompressionMode.Decompress)
        : BlobHead.IsZstd(head) ? new DecompressionStream(blob)
        : null;

    private static LayerContent Find(string path, Dictionary<string, LayerContent> layers, Dictionary<string, string> links)
    {
        // docker save writes a layer that occurs twice as a link to the first.
        for (var hops = 0; hops < links.Count && !layers.ContainsKey(path) && links.TryGetValue(path, out var target); hops++)
            path = target;
        return layers.GetValueOrDefault(path) ?? throw new ImageArchiveException($"the archive lacks the layer {path}, or it is none of tar, gzip and zstd");
    }

    private static ImageInventory Merge(IReadOnlyList<LayerContent> layers)
    {
        var packages = Overlay(layers, layer => layer.Packages);
        var distributions = Overlay(layers, layer => layer.Distributions);
        var unread = Overlay(layers, layer => layer.Unread);
        var distribution = distributions.GetValueOrDefault("etc/os-release") ?? distributions.GetValueOrDefault("usr/lib/os-release");
        return ImageInventory.Of(
            distribution,
            packages.Where(pair => !IsSuperseded(pair.Key, packages.Keys)).SelectMany(pair => pair.Value),
            unread.Values.Where(file => !IsSuperseded(file.Path, packages.Keys)));
    }

    private static Dictionary<string, T> Overlay<T>(IEnumerable<LayerContent> layers, Func<LayerContent, Dictionary<string, T>> of)
    {
        var seen = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            foreach (var path in seen.Keys.Where(layer.Hides).ToList())
                seen.Remove(path);
            foreach (var (path, found) in of(layer))
                seen[path] = found;
        }

        return seen;
    }

    // What npm installed beside a lock file counts instead of the lock file.
    private static bool IsSuperseded(string path, IEnumerable<string> others)
    {
        if (!path.EndsWith(NpmLockCatalog.FileName, StringComparison.Ordinal))
            return false;
        var installed = path[..^NpmLockCatalog.FileName.Length] + NpmLockCatalog.InstalledFolder;
        return others.Any(other => other.StartsWith(installed, StringComparison.Ordinal));
    }
}
