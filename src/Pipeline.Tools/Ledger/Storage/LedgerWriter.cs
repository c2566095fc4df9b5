using System.Globalization;
using Pipeline.Core.Errors;
using Pipeline.Tools.Files;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Ledger.Storage;

/// <summary>Writes events as a chain of commits that no reference leads to yet. They are signed when git is configured with an ssh key to sign with.</summary>
internal sealed class LedgerWriter
{
    private readonly GitWorkTree _workTree;
    private readonly GitObjects _objects;
    private readonly bool _isSigned;
    private readonly TimeProvider _time;

    private LedgerWriter(GitWorkTree workTree, GitObjects objects, bool isSigned, TimeProvider time) =>
        (_workTree, _objects, _isSigned, _time) = (workTree, objects, isSigned, time);

    /// <exception cref="PipelineException">git knows no name to commit in.</exception>
    public static async Task<LedgerWriter> OpenAsync(GitWorkTree workTree, LedgerOptions options, CancellationToken cancellationToken)
    {
        var objects = await GitObjects.OpenAsync(workTree, options.FallbackIdentity, cancellationToken);
        var isSigned = await LedgerSigning.IsConfiguredAsync(workTree, cancellationToken);
        return new LedgerWriter(workTree, objects, isSigned, options.Time);
    }

    /// <summary>Writes a chain of commits.</summary>
    /// <param name="parent">The commit that it goes on from; null: it begins a history.</param>
    /// <param name="drafts">The events, at least one.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The entries, the last of which is the new head.</returns>
    /// <exception cref="LedgerException">An event cannot be an entry; nothing was written.</exception>
    public async Task<IReadOnlyList<LedgerEntry>> WriteAsync(string? parent, IReadOnlyList<LedgerDraft> drafts, CancellationToken cancellationToken)
    {
        LedgerForm.Check(drafts);
        var at = await TimeAfterAsync(parent, cancellationToken);
        var blobs = await WriteBlobsAsync(drafts, cancellationToken);
        var making = GitProgram.Command(_workTree.Root, "mktree", "--batch") with { StandardInput = string.Concat(blobs.Select(blob => EventTree.Line(blob) + "\n")) };
        var trees = (await _workTree.Git.ReadAsync(making, cancellationToken)).Split('\n');
        var entries = new List<LedgerEntry>();
        foreach (var (draft, tree) in drafts.Zip(trees))
        {
            parent = await _objects.CommitAsync(tree, parent is null ? [] : [parent], draft.Message, cancellationToken, at, _isSigned);
            entries.Add(new LedgerEntry(parent, draft.Sentence, at, draft.Content) { Trailers = draft.Trailers });
        }

        return entries;
    }

    // Times never go back, however the clocks of machines differ; how much they may, the rules say.
    private async Task<DateTimeOffset> TimeAfterAsync(string? parent, CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());
        if (parent is null)
            return now;
        var times = await _workTree.ReadCommitTimesAsync([parent], cancellationToken);
        return times[parent] > now ? times[parent] : now;
    }

    // One process for all of them; as files, because they are bytes.
    private async Task<string[]> WriteBlobsAsync(IReadOnlyList<LedgerDraft> drafts, CancellationToken cancellationToken)
    {
        using var folder = TemporaryFolder.Create("ledger");
        var paths = new List<string>();
        foreach (var draft in drafts)
        {
            paths.Add(Path.Combine(folder.Path, paths.Count.ToString(CultureInfo.InvariantCulture)));
            await File.WriteAllBytesAsync(paths[^1], draft.Content, cancellationToken);
        }

        var command = GitProgram.Command(_workTree.Root, "hash-object", "-w", "--no-filters", "--stdin-paths") with { StandardInput = string.Join('\n', paths) + "\n" };
        return (await _workTree.Git.ReadAsync(command, cancellationToken)).Split('\n');
    }
}
