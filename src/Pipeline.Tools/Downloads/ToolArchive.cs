using System.Formats.Tar;
using System.IO.Compression;

namespace Pipeline.Tools.Downloads;

/// <summary>Takes one program out of a gzipped tar. No path of the archive is ever used to write, and no link is followed.</summary>
internal static class ToolArchive
{
    public static async Task ExtractAsync(string archive, string entryName, Stream destination, long maximumLength, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        await using var reader = new TarReader(unpacked);
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.Name != entryName)
                continue;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || entry.DataStream is null)
                throw new InvalidDataException($"its entry '{entryName}' is no file");
            if (entry.Length > maximumLength)
                throw new InvalidDataException($"its entry '{entryName}' has {entry.Length} bytes, more than {maximumLength}");
            await entry.DataStream.CopyToAsync(destination, cancellationToken);
            return;
        }

        throw new InvalidDataException($"it holds no entry '{entryName}'");
    }
}
