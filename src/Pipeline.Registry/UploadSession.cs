using System.Buffers;
using System.Security.Cryptography;
using Pipeline.Core.Artifacts;

namespace Pipeline.Registry;

/// <summary>A blob on its way in: written to a temporary file and hashed while it streams. Disposing deletes what was not adopted.</summary>
internal sealed class UploadSession : IAsyncDisposable
{
    private const int BufferSize = 128 * 1024;
    private readonly FileStream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public UploadSession(string repository, string temporaryFile)
    {
        Repository = repository;
        _file = new FileStream(temporaryFile, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, Options = FileOptions.Asynchronous });
    }

    public string Id => Path.GetFileName(_file.Name);

    public string Repository { get; }

    /// <summary>The number of bytes received.</summary>
    public long Length { get; private set; }

    public DateTimeOffset LastUsed { get; set; }

    public async Task AppendAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                _hash.AppendData(buffer, 0, read);
                await _file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                Length += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Moves the content into the store.</summary>
    /// <exception cref="ProtocolException">It has another digest than <paramref name="promised"/>.</exception>
    public async Task FinishAsync(RegistryStore store, Digest promised)
    {
        var actual = Digest.FromHash(_hash.GetHashAndReset());
        if (actual != promised)
            throw ProtocolException.DigestDiffers(promised, actual);
        await _file.DisposeAsync();
        store.Adopt(_file.Name, promised);
    }

    public async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        await _file.DisposeAsync();
        File.Delete(_file.Name);
    }
}
