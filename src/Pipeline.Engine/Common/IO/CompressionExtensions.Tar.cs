using System.Formats.Tar;
using System.IO.Compression;

namespace Nuke.Common.IO;

public static partial class CompressionExtensions
{
    /// <summary>Packs a folder's files into a tar file compressed by gzip.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="archiveFile">The archive.</param>
    /// <param name="filter">Which files; null is all.</param>
    /// <param name="fileMode">What happens to a file that is there. Default: it is an error.</param>
    public static void TarGZipTo(this AbsolutePath directory, AbsolutePath archiveFile, Func<AbsolutePath, bool>? filter = null, FileMode fileMode = FileMode.CreateNew) =>
        directory.TarGZipTo(archiveFile, Files(directory, archiveFile, filter), fileMode);

    /// <summary>Packs files into a tar file compressed by gzip, under their paths from a folder.</summary>
    /// <param name="baseDirectory">The folder.</param>
    /// <param name="archiveFile">The archive.</param>
    /// <param name="files">The files.</param>
    /// <param name="fileMode">What happens to a file that is there. Default: it is an error.</param>
    public static void TarGZipTo(this AbsolutePath baseDirectory, AbsolutePath archiveFile, IEnumerable<AbsolutePath> files, FileMode fileMode = FileMode.CreateNew)
    {
        using var stream = Create(archiveFile, fileMode);
        using var gzip = new GZipStream(stream, CompressionLevel.Optimal);
        using var archive = new TarWriter(gzip);
        foreach (var file in files)
            archive.WriteEntry(file, baseDirectory.GetUnixRelativePathTo(file));
    }

    /// <summary>Unpacks a tar file compressed by gzip into a folder, over what is there. Entries and links that would leave the folder are an error.</summary>
    /// <exception cref="IOException">An entry or link would leave the folder.</exception>
    public static void UnTarGZipTo(this AbsolutePath archiveFile, AbsolutePath directory)
    {
        using var stream = File.OpenRead(archiveFile);
        using var gzip = new GZipStream(stream, CompressionMode.Decompress);
        TarFile.ExtractToDirectory(gzip, directory.NotNull().CreateDirectory(), overwriteFiles: true);
    }
}
