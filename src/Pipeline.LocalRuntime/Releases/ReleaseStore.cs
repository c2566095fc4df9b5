using System.Globalization;
using System.Text.Json;

namespace Pipeline.LocalRuntime.Releases;

/// <summary>The history of a release as files: <c>history.json</c>, and the manifests of each revision for a rollback.</summary>
internal sealed class ReleaseStore(LocalNamespace space, string release)
{
    private const int KeptRevisions = 10;
    private readonly string _folder = Path.Combine(space.Folder, "releases", release);

    private string HistoryFile => Path.Combine(_folder, "history.json");

    /// <summary>The revisions, oldest first.</summary>
    public async Task<IReadOnlyList<LocalRevision>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(HistoryFile))
            return [];
        await using var file = File.OpenRead(HistoryFile);
        return await JsonSerializer.DeserializeAsync(file, ReleaseHistoryContext.Default.LocalRevisionArray, cancellationToken) ?? [];
    }

    /// <summary>The manifests of a revision; null when they are not kept.</summary>
    public async Task<string?> ReadManifestsAsync(int revision, CancellationToken cancellationToken) =>
        File.Exists(ManifestFile(revision)) ? await File.ReadAllTextAsync(ManifestFile(revision), cancellationToken) : null;

    /// <summary>What the containers of a revision that failed wrote last; null when nothing is kept of it.</summary>
    public async Task<string?> ReadWordsAsync(int revision, CancellationToken cancellationToken) =>
        File.Exists(WordsFile(revision)) ? await File.ReadAllTextAsync(WordsFile(revision), cancellationToken) : null;

    /// <summary>Keeps what the containers of a revision wrote last.</summary>
    public async Task KeepWordsAsync(int revision, string words, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        await WriteAsync(WordsFile(revision), words, cancellationToken);
    }

    /// <summary>Adds a revision; one that is deployed supersedes those before. Old ones are forgotten.</summary>
    public async Task AddAsync(LocalRevision revision, string manifests, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        var before = await ReadAsync(cancellationToken);
        if (revision.Status == LocalStatus.Deployed)
            before = [.. before.Select(entry => entry.Status == LocalStatus.Deployed ? entry with { Status = LocalStatus.Superseded } : entry)];
        LocalRevision[] all = [.. before, revision];
        foreach (var forgotten in all.SkipLast(KeptRevisions).Where(entry => entry.Status != LocalStatus.Deployed))
        {
            File.Delete(ManifestFile(forgotten.Revision));
            File.Delete(WordsFile(forgotten.Revision));
        }

        await WriteAsync(ManifestFile(revision.Revision), manifests, cancellationToken);
        await WriteAsync(HistoryFile, JsonSerializer.Serialize([.. all.Where((entry, index) => index >= all.Length - KeptRevisions || entry.Status == LocalStatus.Deployed)], ReleaseHistoryContext.Default.LocalRevisionArray), cancellationToken);
    }

    /// <summary>Forgets the release.</summary>
    public void Delete()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private string ManifestFile(int revision) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{revision}.yaml"));

    private string WordsFile(int revision) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{revision}.log"));

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync($"{path}.new", text, cancellationToken);
        File.Move($"{path}.new", path, overwrite: true);
    }
}
