using System.IO.Compression;

namespace Pipeline.Stages.Publications;

/// <summary>Puts files into a zip archive; the same files always give the same bytes.</summary>
internal static class EvidenceArchive
{
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the archive.</summary>
    /// <param name="path">The archive; replaced when it is there.</param>
    /// <param name="files">The files by their path in the archive, with <c>/</c>.</param>
    /// <param name="time">The time that every entry bears; zip knows none before 1980.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public static async Task WriteAsync(string path, IReadOnlyDictionary<string, string> files, DateTimeOffset time, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var output = File.Create(path);
        await using var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        foreach (var (name, file) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = time > Earliest ? time.ToUniversalTime() : Earliest;
            await using var content = await entry.OpenAsync(cancellationToken);
            await using var source = File.OpenRead(file);
            await source.CopyToAsync(content, cancellationToken);
        }
    }
}
