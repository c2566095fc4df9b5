using Pipeline.Tools.Git;

namespace Pipeline.Tools.Ledger.Storage;

/// <summary>Reads the entries of a ledger, and nothing that is none.</summary>
internal static class LedgerReader
{
    /// <summary>Hands on the entries of <paramref name="head"/> after <paramref name="since"/>, oldest first.</summary>
    /// <param name="workTree">The repository.</param>
    /// <param name="head">The last commit of the ledger.</param>
    /// <param name="since">A commit in its history; null: from its beginning.</param>
    /// <param name="onEntry">Receives each entry as git writes it.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="LedgerException">The branch is no ledger, or this clone has only its end.</exception>
    public static async Task ReadAsync(GitWorkTree workTree, string head, string? since, Action<LedgerEntry> onEntry, CancellationToken cancellationToken)
    {
        var commits = await LedgerLog.ReadAsync(workTree, head, since, cancellationToken);
        await CheckBeginningAsync(workTree, commits, since, cancellationToken);
        var parent = since;
        await LedgerLog.ReadContentsAsync(workTree, commits, (commit, content) =>
        {
            var problems = LedgerForm.ProblemsOf(commit, parent, content).ToList();
            if (problems.Count > 0)
                throw new LedgerException($"{LedgerReferences.Branch} is no ledger of releases: the commit {commit} {string.Join(", and ", problems)}. './build.sh LedgerVerify' tells everything that is wrong. Where the branch is used for something else, rename it: git branch -m {LedgerReferences.BranchName} another-name.");
            parent = commit.Id;
            onEntry(new LedgerEntry(commit.Id, commit.Subject, commit.CommittedAt, content.Bytes) { Trailers = commit.Trailers });
        }, cancellationToken);
    }

    /// <summary>Refuses a ledger whose beginning was cut off while cloning.</summary>
    /// <exception cref="LedgerException">It was.</exception>
    public static async Task CheckBeginningAsync(GitWorkTree workTree, IReadOnlyList<LedgerCommit> commits, string? since, CancellationToken cancellationToken)
    {
        if (!workTree.IsShallow || since is not null || commits.Count == 0)
            return;
        // Where a history is cut off, only the object itself still names its parents.
        var root = await workTree.Git.ReadAsync(workTree.Root, ["cat-file", "commit", commits[0].Id], cancellationToken);
        if (root.Split("\n\n")[0].Contains("\nparent ", StringComparison.Ordinal))
            throw new LedgerException($"This clone is shallow, and has only the end of the ledger, from {commits[0]} on. Fetch all of it: git fetch {LedgerReferences.WholeHistory} origin {LedgerReferences.Branch}:{LedgerReferences.Branch}");
    }
}
