using System.IO.Compression;

namespace Nuke.Common.IO;

/// <summary>Packs and unpacks folders.</summary>
public static partial class CompressionExtensions
{
    /// <summary>Packs a folder's files into an archive of the kind that its name says: <c>.zip</c>, <c>.tar.gz</c> or <c>.tgz</c>.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="archiveFile">The archive, which may not be there.</param>
    /// <param name="filter">Which files; null is all.</param>
    /// <exception cref="InvalidOperationException">The name says another kind.</exception>
    public static void CompressTo(this AbsolutePath directory, AbsolutePath archiveFile, Func<AbsolutePath, bool>? filter = null)
    {
        if (IsZip(archiveFile))
            directory.ZipTo(archiveFile, filter);
        else
            directory.TarGZipTo(archiveFile, filter);
    }

    /// <summary>Unpacks an archive of the kind that its name says into a folder. Entries that would leave the folder are an error.</summary>
    /// <exception cref="InvalidOperationException">The name says another kind.</exception>
    /// <exception cref="IOException">An entry would leave the folder.</exception>
    public static void UncompressTo(this AbsolutePath archiveFile, AbsolutePath directory)
    {
        if (IsZip(archiveFile))
            archiveFile.UnZipTo(directory);
        else
            archiveFile.UnTarGZipTo(directory);
    }

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
        var files = Files(directory, archiveFile, filter);
        using var stream = Create(archiveFile, fileMode);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var file in files)
            archive.CreateEntryFromFile(file, directory.GetUnixRelativePathTo(file), compressionLevel);
    }

    /// <summary>Unpacks a zip file into a folder, over what is there. Entries that would leave the folder are an error.</summary>
    /// <exception cref="IOException">An entry would leave the folder.</exception>
    public static void UnZipTo(this AbsolutePath archiveFile, AbsolutePath directory) => ZipFile.ExtractToDirectory(archiveFile, directory, overwriteFiles: true);

    private static bool IsZip(AbsolutePath archiveFile)
    {
        var name = archiveFile.NotNull().Name;
        if (name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return true;
        if (!name.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase))
            Assert.Fail($"'{name}' says no kind of archive that is known. There are .zip, .tar.gz and .tgz.");
        return false;
    }

    private static List<AbsolutePath> Files(AbsolutePath directory, AbsolutePath archiveFile, Func<AbsolutePath, bool>? filter) =>
        [.. directory.GetFiles(depth: int.MaxValue).Where(file => file != archiveFile && (filter is null || filter(file)))];

    private static FileStream Create(AbsolutePath archiveFile, FileMode fileMode)
    {
        archiveFile.NotNull().Parent?.CreateDirectory();
        return File.Open(archiveFile, fileMode, FileAccess.ReadWrite);
    }
}
