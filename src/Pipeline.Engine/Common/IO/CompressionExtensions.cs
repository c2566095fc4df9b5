using System.IO.Compression;

namespace Nuke.Common.IO;

/// <summary>Packs and unpacks folders.</summary>
public static class CompressionExtensions
{
    /// <summary>Packs a folder's files into a zip file.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="archiveFile">The zip file.</param>
    /// <param name="filter">Which files; null is all.</param>
    /// <param name="compressionLevel">How well.</param>
    /// <param name="fileMode">What happens to a file that is there. Default: it is an error.</param>
    public static void ZipTo(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        Func<AbsolutePath, bool>? filter = null,
        CompressionLevel compressionLevel = CompressionLevel.Optimal,
        FileMode fileMode = FileMode.CreateNew)
    {
        archiveFile.NotNull().Parent?.CreateDirectory();
        using var stream = File.Open(archiveFile, fileMode, FileAccess.ReadWrite);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var file in directory.GlobFiles("**/*").Where(file => file != archiveFile && (filter is null || filter(file))))
            archive.CreateEntryFromFile(file, directory.GetUnixRelativePathTo(file), compressionLevel);
    }

    /// <summary>Unpacks a zip file into a folder. Entries that would leave the folder are an error.</summary>
    public static void UnZipTo(this AbsolutePath archiveFile, AbsolutePath directory) => ZipFile.ExtractToDirectory(archiveFile, directory, overwriteFiles: true);
}
