using System.Security.Cryptography;

namespace Pipeline.Tools.Downloads;

/// <summary>Fetches a tool from one source into a temporary file beside its place, checks it, and moves it there; an archive stays beside the program.</summary>
internal sealed class ToolDownload(HttpClient http, TimeProvider time)
{
    private const long MaximumLength = 512L * 1024 * 1024;
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan TransferTime = TimeSpan.FromMinutes(5);

    public async Task FetchAsync(ToolSource source, string destination, CancellationToken cancellationToken)
    {
        var download = $"{destination}.{Guid.NewGuid():N}.download";
        var program = $"{destination}.{Guid.NewGuid():N}.new";
        try
        {
            await DownloadAsync(source, download, cancellationToken);
            if (source.Entry is null)
            {
                File.Move(download, program);
            }
            else
            {
                await using (var file = File.Create(program))
                    await ToolArchive.ExtractAsync(download, source.Entry, file, MaximumLength, cancellationToken);
                File.Move(download, ToolCheck.ArchiveOf(destination), overwrite: true);
            }

            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);
            File.Move(program, destination, overwrite: true);
        }
        finally
        {
            File.Delete(download);
            File.Delete(program);
        }
    }

    private async Task DownloadAsync(ToolSource source, string path, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(AnswerTime, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await http.GetAsync(source.Address, HttpCompletionOption.ResponseHeadersRead, linked.Token);
            response.EnsureSuccessStatusCode();
            limit.CancelAfter(TransferTime);
            await using var file = File.Create(path);
            await using var body = await response.Content.ReadAsStreamAsync(linked.Token);
            var hash = await CopyAsync(body, file, source.Checksum.Algorithm, linked.Token);
            if (!source.Checksum.Matches(hash))
                throw new InvalidDataException($"the file is not the pinned one: {source.Checksum} was expected, it hashes to {Convert.ToHexStringLower(hash)}");
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("it did not answer in time", exception);
        }
    }

    private static async Task<byte[]> CopyAsync(Stream source, Stream destination, HashAlgorithmName algorithm, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        var buffer = new byte[81920];
        var total = 0L;
        while (await source.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            total += count;
            if (total > MaximumLength)
                throw new InvalidDataException($"the file has more than {MaximumLength} bytes");
            hash.AppendData(buffer, 0, count);
            await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return hash.GetHashAndReset();
    }
}
