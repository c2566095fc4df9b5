using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Core.Artifacts;

namespace Pipeline.Registry;

/// <summary>
/// The folder of a registry. <c>blobs/sha256/</c> holds all content once, whatever repositories it is in;
/// <c>repositories/</c> holds an OCI image layout for each repository, its <c>index.json</c> naming the manifests and tags.
/// Several processes may serve the same folder.
/// </summary>
internal sealed class RegistryStore : IDisposable
{
    private readonly string _blobs;
    private readonly FileStream _instance;

    private RegistryStore(string directory, string id)
    {
        Id = id;
        Directory = directory;
        _blobs = Path.Combine(directory, "blobs", "sha256");
        System.IO.Directory.CreateDirectory(_blobs);
        var uploads = Path.Combine(directory, "uploads");
        SweepUploads(uploads);
        TemporaryDirectory = Path.Combine(uploads, Guid.NewGuid().ToString("N"));
        // Locked before it is there: a folder without a lock is swept by the next process that starts.
        _instance = OpenExclusively(LockOf(TemporaryDirectory));
        System.IO.Directory.CreateDirectory(TemporaryDirectory);
        Repositories = new RepositoryIndexes(this);
    }

    /// <summary>Tells this store from every other.</summary>
    public string Id { get; }

    public string Directory { get; }

    /// <summary>Where this process writes what is not complete yet; swept when the process is gone.</summary>
    public string TemporaryDirectory { get; }

    public RepositoryIndexes Repositories { get; }

    /// <summary>
    /// The port from 20000 to 29999 that belongs to this store. References to what was pushed hold it, so that two checkouts of
    /// one repository must not take turns on the same: what one recorded would be looked for in the other.
    /// </summary>
    public int OwnPort => 20000 + BinaryPrimitives.ReadUInt16LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Id))) % 10000;

    /// <summary>The port that was taken in place of the wanted one; null when the wanted one always did.</summary>
    public int? Port
    {
        get => File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue ? port : null;
        set => File.WriteAllText(PortFile, value?.ToString(CultureInfo.InvariantCulture));
    }

    private string PortFile => Path.Combine(Directory, "port");

    public static async Task<RegistryStore> OpenAsync(string directory, CancellationToken cancellationToken)
    {
        directory = Path.GetFullPath(directory);
        System.IO.Directory.CreateDirectory(directory);
        return new RegistryStore(directory, await IdentifyAsync(directory, cancellationToken));
    }

    public string PathOf(Digest digest) => Path.Combine(_blobs, digest.Hex);

    public bool Has(Digest digest) => File.Exists(PathOf(digest));

    /// <summary>How many bytes the content has; null when it is not there.</summary>
    public long? SizeOf(Digest digest) => new FileInfo(PathOf(digest)) is { Exists: true } file ? file.Length : null;

    public string NewTemporaryFile() => Path.Combine(TemporaryDirectory, Guid.NewGuid().ToString("N"));

    /// <summary>Takes over a complete file whose digest has been verified.</summary>
    public void Adopt(string temporaryFile, Digest digest) => File.Move(temporaryFile, PathOf(digest), overwrite: true);

    /// <summary>Writes <paramref name="content"/> so that a reader sees all of it or none.</summary>
    public async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var temporary = NewTemporaryFile();
        try
        {
            await File.WriteAllBytesAsync(temporary, content, cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    public void Dispose()
    {
        Repositories.Dispose();
        _instance.Dispose();
        System.IO.Directory.Delete(TemporaryDirectory, recursive: true);
        File.Delete(LockOf(TemporaryDirectory));
    }

    private static async Task<string> IdentifyAsync(string directory, CancellationToken cancellationToken)
    {
        var file = Path.Combine(directory, "store-id");
        if (!File.Exists(file))
        {
            var draft = $"{file}.{Guid.NewGuid():N}";
            await File.WriteAllTextAsync(draft, Guid.NewGuid().ToString("N"), new UTF8Encoding(), cancellationToken);
            try
            {
                File.Move(draft, file);
            }
            catch (IOException) when (File.Exists(file))
            {
                // Another process opened the store for the first time at the same moment.
                File.Delete(draft);
            }
        }

        return await File.ReadAllTextAsync(file, cancellationToken);
    }

    // A folder whose lock can be taken belongs to a process that is gone.
    private static void SweepUploads(string uploads)
    {
        System.IO.Directory.CreateDirectory(uploads);
        foreach (var folder in System.IO.Directory.GetDirectories(uploads))
        {
            try
            {
                using (OpenExclusively(LockOf(folder)))
                    System.IO.Directory.Delete(folder, recursive: true);
                File.Delete(LockOf(folder));
            }
            catch (IOException)
            {
                // Its process lives.
            }
        }
    }

    private static string LockOf(string folder) => folder + ".lock";

    private static FileStream OpenExclusively(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
