using System.Formats.Tar;
using System.Text;
using Pipeline.Scanning.Sbom;
using Pipeline.Scanning.Catalogs;

namespace Pipeline.Scanning.Archives;

/// <summary>Reads a layer's tar once, streaming: only the files that a catalog takes are looked into, nothing is unpacked to disk.</summary>
internal sealed class LayerReader(IReadOnlyList<ICatalog> catalogs)
{
    private const string Whiteout = ".wh.";
    private const string OpaqueMark = ".wh..wh..opq";
    private const long MaxNames = 256 << 20;
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public async Task<LayerContent> ReadAsync(Stream tar, CancellationToken cancellationToken)
    {
        var layer = new LayerContent();
        await using var reader = new TarReader(tar, leaveOpen: true);
        long names = 0;
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if ((names += entry.Name.Length) > MaxNames)
                throw new ImageArchiveException($"the names of a layer's files have more than {MaxNames} characters");
            if (ImagePath.Normalize(entry.Name) is not { } path || TakeWhiteout(layer, path))
                continue;
            if (entry.EntryType != TarEntryType.Directory)
                layer.Hidden.Add(path);
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile)
                await TryReadFileAsync(layer, path, entry, cancellationToken);
            else if (entry.EntryType == TarEntryType.HardLink && ImagePath.Normalize(entry.LinkName) is { } target && layer.Packages.TryGetValue(target, out var same))
                layer.Packages[path] = [.. same.Select(package => package with { Locations = [path] })];
            else if (catalogs.Any(catalog => catalog.IsDatabase(path)))
                layer.Unread[path] = new UnreadFile(path, "is no file, and links are not followed");
        }

        return layer;
    }

    private async Task TryReadFileAsync(LayerContent layer, string path, TarEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await ReadFileAsync(layer, path, entry, cancellationToken);
        }
        catch (UnreadFileException exception)
        {
            layer.Unread[path] = new UnreadFile(path, exception.Message, exception.IsForeign);
        }
    }

    private async Task ReadFileAsync(LayerContent layer, string path, TarEntry entry, CancellationToken cancellationToken)
    {
        // A file without content has no stream.
        var content = entry.DataStream ?? Stream.Null;
        if (path is "etc/os-release" or "usr/lib/os-release")
        {
            var text = Encoding.UTF8.GetString((await CatalogText.ReadAllAsync(content, cancellationToken)).Span);
            if (Distribution.FromOsRelease(text) is { } distribution)
                layer.Distributions[path] = distribution;
            return;
        }

        var isExecutable = (entry.Mode & Executable) != 0;
        if (catalogs.FirstOrDefault(catalog => catalog.Takes(path, isExecutable)) is not { } catalog)
            return;
        if (catalog is not GoCatalog && entry.Length > CatalogText.MaxBytes)
            throw CatalogText.TooBig();
        if (await catalog.ReadAsync(path, content, cancellationToken) is { Count: > 0 } packages)
            layer.Packages[path] = packages;
    }

    private static bool TakeWhiteout(LayerContent layer, string path)
    {
        var slash = path.LastIndexOf('/');
        var (folder, name) = slash < 0 ? ("", path) : (path[..slash], path[(slash + 1)..]);
        if (!name.StartsWith(Whiteout, StringComparison.Ordinal))
            return false;
        if (name == OpaqueMark)
            layer.Opaque.Add(folder);
        else
            layer.Hidden.Add(folder.Length == 0 ? name[Whiteout.Length..] : $"{folder}/{name[Whiteout.Length..]}");
        return true;
    }
}
