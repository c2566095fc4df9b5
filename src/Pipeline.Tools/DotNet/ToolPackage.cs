using System.IO.Compression;
using System.Security.Cryptography;
using Pipeline.Tools.Downloads;

namespace Pipeline.Tools.DotNet;

/// <summary>Compares the files of an installed .NET tool with its package, which the SDK keeps beside them.</summary>
internal static class ToolPackage
{
    /// <summary>What is wrong; null when the package is the pinned one, and the folder holds its files and no others.</summary>
    /// <param name="package">The package.</param>
    /// <param name="checksum">What it hashes to.</param>
    /// <param name="home">Where it was unpacked.</param>
    /// <param name="folder">The folder to compare, relative, with slashes.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<string?> FindFaultAsync(string package, Checksum checksum, string home, string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(package);
            if (!checksum.Matches(await CryptographicOperations.HashDataAsync(checksum.Algorithm, file, cancellationToken)))
                return $"{Path.GetFileName(package)} is not the pinned one, {checksum}";
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            var entries = archive.Entries.Where(entry => entry.FullName.StartsWith($"{folder}/", StringComparison.Ordinal) && entry.Name.Length > 0).ToDictionary(entry => entry.FullName);
            foreach (var path in Directory.EnumerateFileSystemEntries(Path.Combine(home, folder), "*", SearchOption.AllDirectories))
            {
                if (Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null)
                    continue;
                var name = Path.GetRelativePath(home, path).Replace('\\', '/');
                if (!entries.Remove(name, out var entry) || new FileInfo(path).LinkTarget is not null || !await AreEqualAsync(entry, path, cancellationToken))
                    return $"{name} is not that of the package";
            }

            return entries.Count == 0 ? null : $"{entries.Keys.Order(StringComparer.Ordinal).First()} is missing";
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    private static async Task<bool> AreEqualAsync(ZipArchiveEntry entry, string path, CancellationToken cancellationToken)
    {
        await using var packed = entry.Open();
        await using var file = File.OpenRead(path);
        var expected = await SHA256.HashDataAsync(packed, cancellationToken);
        var actual = await SHA256.HashDataAsync(file, cancellationToken);
        return expected.AsSpan().SequenceEqual(actual);
    }
}
