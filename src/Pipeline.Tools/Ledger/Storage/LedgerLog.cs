using System.Globalization;
using System.Text;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Ledger.Storage;

/// <summary>Reads commits of the ledger and their events: two git processes, however many there are.</summary>
internal static class LedgerLog
{
    private const int Fields = 5;

    /// <summary>The commits of <paramref name="head"/> without those of <paramref name="since"/>, oldest first.</summary>
    public static async Task<IReadOnlyList<LedgerCommit>> ReadAsync(GitWorkTree workTree, string head, string? since, CancellationToken cancellationToken)
    {
        var command = GitProgram.Command(workTree.Root,
        [
            "log", "--reverse", "--topo-order", "-z", "--no-show-signature", "--no-patch", "--encoding=UTF-8", "--format=%H%x00%P%x00%T%x00%ct%x00%B",
            head, .. since is null ? Array.Empty<string>() : ["^" + since], "--",
        ]);
        // Every field ends with a zero, which no message can hold.
        var fields = (await workTree.Git.ReadAsync(command, cancellationToken)).Split('\0');
        return
        [
            .. Enumerable.Range(0, fields.Length / Fields).Select(number => number * Fields).Select(at => new LedgerCommit(
                fields[at], fields[at + 1].Split(' ', StringSplitOptions.RemoveEmptyEntries), fields[at + 2], GitTime.Read(fields[at + 3]), fields[at + 4])),
        ];
    }

    /// <summary>Hands on the event of every commit, in order, as git writes it.</summary>
    public static async Task ReadContentsAsync(
        GitWorkTree workTree, IReadOnlyList<LedgerCommit> commits, Action<LedgerCommit, LedgerContent> onContent, CancellationToken cancellationToken)
    {
        if (commits.Count == 0)
            return;
        var input = new StringBuilder();
        foreach (var commit in commits)
            input.Append(commit.Tree).Append(':').Append(EventTree.FileName).Append('\n');
        var command = GitProgram.Command(workTree.Root, "cat-file", "--batch", "--buffer") with { StandardInput = input.ToString() };
        await workTree.Git.StreamAsync(command, async (stream, token) =>
        {
            var batch = new BatchStream(stream);
            foreach (var commit in commits)
                onContent(commit, await ReadContentAsync(batch, commit, token));
        }, cancellationToken);
    }

    private static async Task<LedgerContent> ReadContentAsync(BatchStream batch, LedgerCommit commit, CancellationToken cancellationToken)
    {
        var header = await batch.ReadLineAsync(cancellationToken);
        if (header.Split(' ') is not [var id, var type, var length] || !long.TryParse(length, CultureInfo.InvariantCulture, out var size))
            return new([], $"has no {EventTree.FileName}");
        var fits = size <= EventTree.MostBytes;
        var content = await batch.ReadAsync(size, fits, cancellationToken);
        if (type != "blob" || EventTree.IdOf(id) != commit.Tree)
            return new([], $"holds something else than one file {EventTree.FileName}");
        return fits ? new(content, null) : new([], string.Create(CultureInfo.InvariantCulture, $"has an event of {size:N0} bytes, and {EventTree.MostBytes:N0} are the most"));
    }
}
