using System.Security.Cryptography;

namespace Pipeline.Tools.Downloads;

/// <summary>
/// Looks whether a program in the cache still is the pinned one: by its own checksum, or by the archive that it came from, which has the
/// pinned checksum and lies beside it. What the cache says of itself proves nothing: whoever may change a program there may change that too.
/// </summary>
internal static class ToolCheck
{
    /// <summary>Where the archive of <paramref name="program"/> lies.</summary>
    public static string ArchiveOf(string program) => $"{program}.archive";

    /// <summary>What is wrong with <paramref name="program"/>; null when it is what one of the sources holds.</summary>
    public static async Task<string?> FindFaultAsync(IReadOnlyList<ToolSource> sources, string program, CancellationToken cancellationToken)
    {
        try
        {
            if (IsLink(program))
                return "is a link";
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(program) & UnixFileMode.UserExecute) == 0)
                return "cannot be run";
            foreach (var source in sources)
            {
                if (await IsOfAsync(source, program, cancellationToken))
                    return null;
            }

            return "is not the pinned one";
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return $"cannot be checked ({exception.Message})";
        }
    }

    private static async Task<bool> IsOfAsync(ToolSource source, string program, CancellationToken cancellationToken)
    {
        if (source.Entry is null)
            return source.Checksum.Matches(await HashAsync(program, source.Checksum.Algorithm, cancellationToken));
        var archive = ArchiveOf(program);
        if (!File.Exists(archive) || IsLink(archive) || !source.Checksum.Matches(await HashAsync(archive, source.Checksum.Algorithm, cancellationToken)))
            return false;
        using var hash = SHA256.Create();
        await using (var hashing = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            await ToolArchive.ExtractAsync(archive, source.Entry, hashing, long.MaxValue, cancellationToken);
        var actual = await HashAsync(program, HashAlgorithmName.SHA256, cancellationToken);
        return actual.AsSpan().SequenceEqual(hash.Hash);
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static async Task<byte[]> HashAsync(string path, HashAlgorithmName algorithm, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return await CryptographicOperations.HashDataAsync(algorithm, file, cancellationToken);
    }
}
