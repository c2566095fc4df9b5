using Pipeline.Tools.Files;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Storage;

namespace Pipeline.Tools.Ledger.Snapshots;

/// <summary>The state of a ledger at one of its commits, kept as a file. It only saves time: one that is broken, old or another's is as good as none.</summary>
/// <param name="workTree">The repository.</param>
/// <param name="folder">The folder, which is for snapshots only.</param>
internal sealed class LedgerSnapshots(GitWorkTree workTree, string folder)
{
    private const string Extension = ".json";

    /// <summary>The newest snapshot of a commit that <paramref name="head"/> goes on from; null: there is none.</summary>
    public async Task<LedgerView<TState>?> FindAsync<TState>(string head, ILedgerMeaning<TState> meaning, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            return null;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles($"*{Extension}").OrderByDescending(file => file.LastWriteTimeUtc))
        {
            var commit = Path.GetFileNameWithoutExtension(file.Name);
            if (commit.Length == head.Length && commit.All(char.IsAsciiHexDigitLower) && await LedgerReferences.IsInHistoryAsync(workTree, commit, head, cancellationToken)
                && await TryReadAsync(file.FullName, cancellationToken) is { } content && meaning.TryLoad(content, file.FullName, out var state))
                return new LedgerView<TState>(commit, state);
        }

        return null;
    }

    /// <summary>Writes a snapshot and deletes the others. What cannot be written is not kept.</summary>
    public async Task WriteAsync(string commit, byte[] content, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, commit + Extension);
        try
        {
            await AtomicFile.WriteAsync(path, content, cancellationToken);
            // With what writers left that were killed.
            foreach (var other in Directory.EnumerateFiles(folder, $"*{Extension}*").Where(other => other != path))
                File.Delete(other);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The ledger itself has everything.
        }
    }

    private static async Task<byte[]?> TryReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process deleted it meanwhile.
            return null;
        }
    }
}
