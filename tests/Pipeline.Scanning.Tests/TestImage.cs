using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ZstdSharp;

namespace Pipeline.Scanning.Tests;

/// <summary>Writes image archives of layers that are given file by file.</summary>
internal sealed class TestImage
{
    private readonly List<byte[]> _layers = [];

    /// <summary>Adds a layer of files; a content that begins with <c>-&gt; </c> is a symbolic link, with <c>=&gt; </c> a hard link.</summary>
    public TestImage Layer(params (string Path, string Content)[] files) => Layer([.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Content), false))]);

    public TestImage Layer(params (string Path, byte[] Content, bool Executable)[] files)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (path, content, executable) in files)
                writer.WriteEntry(Entry(path, content, executable));
        }

        _layers.Add(stream.ToArray());
        return this;
    }

    /// <summary>Adds bytes as a layer, whatever they are.</summary>
    public TestImage RawLayer(byte[] layer)
    {
        _layers.Add(layer);
        return this;
    }

    /// <summary>The archive of <c>docker save</c>: layers before the manifest, the last one first.</summary>
    public MemoryStream ToDockerArchive()
    {
        var files = _layers.Select((layer, index) => ($"{index}/layer.tar", layer)).Reverse().ToList();
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new[] { new { Config = "config.json", Layers = Enumerable.Range(0, _layers.Count).Select(index => $"{index}/layer.tar") } });
        return Write([.. files, ("config.json", "{}"u8.ToArray()), ("manifest.json", manifest)]);
    }

    /// <summary>An OCI layout with layers of gzip or zstd, and an attestation beside the image.</summary>
    public MemoryStream ToOciArchive(bool isZstd = false)
    {
        var mediaType = $"application/vnd.oci.image.layer.v1.tar+{(isZstd ? "zstd" : "gzip")}";
        var blobs = new List<(string, byte[])>();
        string Add(byte[] blob)
        {
            var hex = Convert.ToHexStringLower(SHA256.HashData(blob));
            blobs.Add(($"blobs/sha256/{hex}", blob));
            return $"sha256:{hex}";
        }

        var layers = _layers.Select(layer => new { mediaType, digest = Add(isZstd ? Zstd(layer) : Gzip(layer)) }).ToList();
        var manifest = Add(JsonSerializer.SerializeToUtf8Bytes(new { schemaVersion = 2, layers }));
        var attestation = Add("{\"layers\":[]}"u8.ToArray());
        var platforms = Add(JsonSerializer.SerializeToUtf8Bytes(new
        {
            manifests = new object[] { new { digest = manifest }, new { digest = attestation, annotations = new Dictionary<string, string> { ["vnd.docker.reference.type"] = "attestation-manifest" } } },
        }));
        var index = JsonSerializer.SerializeToUtf8Bytes(new { manifests = new[] { new { digest = platforms } } });
        return Write([("oci-layout", "{}"u8.ToArray()), ("index.json", index), .. blobs]);
    }

    public static MemoryStream Write(params (string Path, byte[] Content)[] files)
    {
        var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (path, content) in files)
                writer.WriteEntry(Entry(path, content, executable: false));
        }

        stream.Position = 0;
        return stream;
    }

    public static byte[] Gzip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
            gzip.Write(content);
        return stream.ToArray();
    }

    public static byte[] Zstd(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zstd = new CompressionStream(stream))
            zstd.Write(content);
        return stream.ToArray();
    }

    private static PaxTarEntry Entry(string path, byte[] content, bool executable)
    {
        var text = content.Length < 200 ? Encoding.UTF8.GetString(content) : "";
        var type = text.StartsWith("-> ", StringComparison.Ordinal) ? TarEntryType.SymbolicLink
            : text.StartsWith("=> ", StringComparison.Ordinal) ? TarEntryType.HardLink
            : path.EndsWith('/') ? TarEntryType.Directory : TarEntryType.RegularFile;
        var entry = new PaxTarEntry(type, path) { Mode = executable ? (UnixFileMode)0b111_101_101 : (UnixFileMode)0b110_100_100 };
        if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            entry.LinkName = text[3..];
        else if (type == TarEntryType.RegularFile)
            entry.DataStream = new MemoryStream(content);
        return entry;
    }
}
