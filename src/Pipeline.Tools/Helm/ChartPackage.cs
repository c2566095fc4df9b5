using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Helm;

/// <summary>
/// Reads and rewrites packaged charts. Helm stamps a package with the time of packaging; written anew with the commit's
/// time, the same chart gives the same bytes, so that a second run of a commit finds its own chart published.
/// </summary>
internal static class ChartPackage
{
    private const long MaximumLength = 64L * 1024 * 1024;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes <paramref name="package"/> anew: its files in order of name, of one owner and mode, all from <paramref name="time"/>.</summary>
    public static async Task MakeReproducibleAsync(string package, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var files = await ReadAsync(package, cancellationToken);
        var temporary = $"{package}.{Guid.NewGuid():N}.new";
        try
        {
            await using (var file = File.Create(temporary))
            await using (var packed = new GZipStream(file, CompressionLevel.Optimal))
            await using (var tar = new TarWriter(packed, TarEntryFormat.Ustar))
            {
                foreach (var (name, content) in files)
                {
                    var entry = new UstarTarEntry(TarEntryType.RegularFile, name)
                    {
                        ModificationTime = DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds()),
                        Mode = FileMode,
                        DataStream = new MemoryStream(content),
                    };
                    await tar.WriteEntryAsync(entry, cancellationToken);
                }
            }

            File.Move(temporary, package, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The files that differ, in order of name; none when the content is the same, whatever packed it and when.</summary>
    public static async Task<IReadOnlyList<ChartDifference>> CompareAsync(string published, string package, CancellationToken cancellationToken)
    {
        var (before, now) = (await ReadAsync(published, cancellationToken), await ReadAsync(package, cancellationToken));
        return
        [
            .. before.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
                .Where(name => !before.TryGetValue(name, out var old) || !now.TryGetValue(name, out var current) || !old.AsSpan().SequenceEqual(current))
                .Select(name => new ChartDifference(name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], Encoding.UTF8.GetString(before.GetValueOrDefault(name) ?? []))),
        ];
    }

    /// <summary>The text of the packaged chart's own Chart.yaml.</summary>
    public static async Task<string> ReadMetadataAsync(string package, CancellationToken cancellationToken) =>
        await FindFileAsync(package, "Chart.yaml", cancellationToken) ?? throw new PipelineException($"{package} is no packaged chart: it has no Chart.yaml.");

    /// <summary>The text of a file in the packaged chart's own folder; null when it has none of that name.</summary>
    public static async Task<string?> FindFileAsync(string package, string name, CancellationToken cancellationToken)
    {
        var files = await ReadAsync(package, cancellationToken);
        return files.FirstOrDefault(file => file.Key.EndsWith($"/{name}", StringComparison.Ordinal) && file.Key.Count(character => character == '/') == 1) is { Value: { } content }
            ? Encoding.UTF8.GetString(content)
            : null;
    }

    private static async Task<SortedDictionary<string, byte[]>> ReadAsync(string package, CancellationToken cancellationToken)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var total = 0L;
        try
        {
            await using var file = File.OpenRead(package);
            await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            await using var tar = new TarReader(unpacked);
            while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
            {
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                    continue;
                total += entry.Length;
                if (total > MaximumLength)
                    throw new InvalidDataException($"it unpacks to more than {MaximumLength} bytes");
                using var content = new MemoryStream();
                if (entry.DataStream is not null)
                    await entry.DataStream.CopyToAsync(content, cancellationToken);
                files[entry.Name] = content.ToArray();
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new PipelineException($"{package} is no packaged chart: {exception.Message}.", exception);
        }

        return files;
    }
}
