using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Core.Errors;

namespace Pipeline.Scanning.Osv;

/// <summary>
/// A folder of advisories in OSV format: <c>*.json</c>, one each, and <c>*.zip</c> of such files as osv.dev exports them
/// (<c>all.zip</c>), in any subfolder.
/// </summary>
/// <param name="path">The folder, absolute; need not exist.</param>
internal sealed class AdvisoryFolder(string path)
{
    private const int MaxAdvisory = 32 << 20;

    /// <summary>The folder, absolute.</summary>
    public string Path { get; } = path;

    /// <summary>Whether it has no file of advisories, or is not there.</summary>
    public bool IsEmpty => Files().Count == 0;

    /// <summary>Reads every advisory, in ordinal order of the files; none when the folder does not exist.</summary>
    /// <exception cref="PipelineException">A file is no OSV advisory; the message names it.</exception>
    public async IAsyncEnumerable<Advisory> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in Files())
        {
            if (file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                await using var stream = File.OpenRead(file);
                yield return await ReadAsync(file, stream, stream.Length, cancellationToken);
                continue;
            }

            using var archive = OpenArchive(file);
            foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
            {
                await using var stream = await entry.OpenAsync(cancellationToken);
                yield return await ReadAsync($"{file}({entry.FullName})", stream, entry.Length, cancellationToken);
            }
        }
    }

    /// <summary>A hash of every file's name and content.</summary>
    public async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files())
        {
            await using var stream = File.OpenRead(file);
            hash.AppendData(Encoding.UTF8.GetBytes(System.IO.Path.GetRelativePath(Path, file)));
            hash.AppendData(await SHA256.HashDataAsync(stream, cancellationToken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private List<string> Files() => Directory.Exists(Path)
        ? [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)]
        : [];

    private static ZipArchive OpenArchive(string file)
    {
        try
        {
            return ZipFile.OpenRead(file);
        }
        catch (InvalidDataException exception)
        {
            throw new PipelineException($"{file} is no zip archive. Fetch it again, or remove it from the advisory folder.", exception);
        }
    }

    private static async Task<Advisory> ReadAsync(string name, Stream stream, long length, CancellationToken cancellationToken)
    {
        if (length > MaxAdvisory)
            throw new PipelineException($"{name} has {length} bytes, more than the {MaxAdvisory} that an advisory may have. Remove it from the advisory folder.");
        var content = new byte[length];
        try
        {
            await stream.ReadExactlyAsync(content, cancellationToken);
            return OsvReader.Read(content);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException or EndOfStreamException)
        {
            throw new PipelineException($"{name}: {exception.Message}. Every .json file of the advisory folder has to be an advisory in OSV format; fetch it again, or remove it.", exception);
        }
    }
}
