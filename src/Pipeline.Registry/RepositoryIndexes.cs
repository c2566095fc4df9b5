using System.Text;
using System.Text.Json;
using Pipeline.Core.Artifacts;
using Pipeline.Tools.Files;
using Pipeline.Tools.Registry.Oci;

namespace Pipeline.Registry;

/// <summary>
/// Which manifests and tags each repository has: an OCI image layout a repository, its name with <c>+</c> for <c>/</c>,
/// which no name may hold. Always read from disk and changed under the store's lock, so that neither concurrent requests
/// nor other processes lose a tag.
/// </summary>
internal sealed class RepositoryIndexes : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly RegistryStore _store;
    private readonly string _directory;
    private readonly SemaphoreSlim _gate = new(1);

    public RepositoryIndexes(RegistryStore store)
    {
        _store = store;
        _directory = Directory.CreateDirectory(Path.Combine(store.Directory, "repositories")).FullName;
    }

    /// <summary>The repositories in ordinal order.</summary>
    public IReadOnlyList<string> List() =>
        [.. Directory.GetDirectories(_directory).Where(folder => File.Exists(IndexOf(folder))).Select(folder => Path.GetFileName(folder).Replace('+', '/')).Order(StringComparer.Ordinal)];

    /// <summary>The manifests of a repository, one entry a tag and one for each untagged manifest; null when there is no such repository.</summary>
    /// <exception cref="DamagedIndexException">What is there about it is no index.</exception>
    public async Task<IReadOnlyList<OciDescriptor>?> FindAsync(string repository, CancellationToken cancellationToken)
    {
        var path = IndexOf(FolderOf(repository));
        try
        {
            await using var file = File.OpenRead(path);
            var index = await JsonSerializer.DeserializeAsync<OciIndex>(file, OciJson.Options, cancellationToken);
            return index?.Manifests is { } manifests && !manifests.Contains(null!) ? manifests : throw new DamagedIndexException(path);
        }
        catch (JsonException exception)
        {
            throw new DamagedIndexException(path, exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The manifest that a tag or a digest stands for in a repository; null when there is none.</summary>
    public async Task<OciDescriptor?> FindManifestAsync(string repository, string reference, CancellationToken cancellationToken) =>
        await FindAsync(repository, cancellationToken) is { } entries ? Match(entries, reference) : null;

    /// <summary>The one of <paramref name="entries"/> that a tag or a digest stands for; null when there is none.</summary>
    public static OciDescriptor? Match(IReadOnlyList<OciDescriptor> entries, string reference) => Digest.TryParse(reference, out var digest)
        ? entries.FirstOrDefault(entry => entry.Digest == digest)
        : entries.FirstOrDefault(entry => entry.Annotations?.GetValueOrDefault(OciDescriptor.TagAnnotation) == reference);

    /// <summary>Replaces the manifests of a repository by what <paramref name="change"/> makes of them.</summary>
    public async Task ChangeAsync(string repository, Func<IReadOnlyList<OciDescriptor>, IEnumerable<OciDescriptor>> change, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            using var otherProcesses = await LockAsync(cancellationToken);
            var folder = FolderOf(repository);
            var index = new OciIndex([.. change(await FindAsync(repository, cancellationToken) ?? [])]);
            if (!Directory.Exists(folder))
                await CreateLayoutAsync(folder, cancellationToken);
            await _store.WriteAsync(IndexOf(folder), JsonSerializer.SerializeToUtf8Bytes(index, OciJson.Options), cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task CreateLayoutAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await _store.WriteAsync(Path.Combine(folder, "oci-layout"), Encoding.UTF8.GetBytes("""{"imageLayoutVersion":"1.0.0"}"""), cancellationToken);
        // Lets other tools read the repository as the layout it is. Windows allows links to administrators only.
        if (!OperatingSystem.IsWindows() && !Path.Exists(Path.Combine(folder, "blobs")))
            Directory.CreateSymbolicLink(Path.Combine(folder, "blobs"), Path.Combine("..", "..", "blobs"));
    }

    private Task<FileLock> LockAsync(CancellationToken cancellationToken) =>
        FileLock.TakeAsync(Path.Combine(_store.Directory, "lock"), Patience, TimeProvider.System, cancellationToken);

    private string FolderOf(string repository) => Path.Combine(_directory, repository.Replace('/', '+'));

    private static string IndexOf(string folder) => Path.Combine(folder, "index.json");
}
