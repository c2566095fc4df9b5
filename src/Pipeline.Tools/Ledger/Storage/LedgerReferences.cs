using Pipeline.Tools.Git;

namespace Pipeline.Tools.Ledger.Storage;

/// <summary>The references of this repository that have to do with the ledger, and how they are moved.</summary>
internal static class LedgerReferences
{
    /// <summary>The branch, without <c>refs/heads/</c>.</summary>
    public const string BranchName = "release-ledger";

    /// <summary>The ledger; with a remote: what this clone has of it.</summary>
    public const string Branch = "refs/heads/" + BranchName;

    /// <summary>The last commit of the ledger that this clone knows. A ledger that does not go on from it was rewritten or cut off.</summary>
    public const string Seen = "refs/pipeline/ledger-seen";

    /// <summary>What was decided while the remote could not be reached.</summary>
    public const string Queue = "refs/pipeline/ledger-queue";

    /// <summary>What was decided so, and no longer held when it was decided again.</summary>
    public const string Refused = "refs/pipeline/ledger-refused";

    /// <summary>The option by which a fetch into a shallow clone completes the branch that it fetches. The largest number of all would complete every other one too.</summary>
    public const string WholeHistory = "--depth=1000000000";

    /// <summary>Where those references stand; those that do not exist are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(GitWorkTree workTree, CancellationToken cancellationToken)
    {
        var output = await workTree.Git.ReadAsync(workTree.Root, ["for-each-ref", "--format=%(objectname) %(refname)", Branch, Seen, Queue, Refused], cancellationToken);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).ToDictionary(fields => fields[1], fields => fields[0]);
    }

    /// <summary>Moves references, all or none.</summary>
    /// <returns>Null when they were moved; else git's reason: one stood elsewhere, or somebody was moving it.</returns>
    public static async Task<string?> TryMoveAsync(GitWorkTree workTree, IReadOnlyList<ReferenceMove> moves, CancellationToken cancellationToken)
    {
        var command = GitProgram.Command(workTree.Root, "update-ref", "-m", "ledger", "--stdin") with { StandardInput = string.Concat(moves.Select(move => move.Line)) };
        var (result, _) = await workTree.Git.TryReadAsync(command, cancellationToken);
        if (result.ExitCode == 0)
            return null;
        if (result.ErrorText.Contains("exists; cannot create", StringComparison.Ordinal))
            throw new LedgerException($"There cannot be a ledger beside a branch whose name begins with {BranchName}/; nothing was recorded. Rename that one: git branch -m {BranchName}/old old. Git says: {result.ErrorText}");
        return result.ErrorText.Contains("cannot lock ref", StringComparison.Ordinal) ? result.ErrorText : throw new GitException(command, result);
    }

    /// <summary>Whether <paramref name="commit"/> is <paramref name="head"/> or in its history; not, when this clone does not have it.</summary>
    public static async Task<bool> IsInHistoryAsync(GitWorkTree workTree, string commit, string head, CancellationToken cancellationToken)
    {
        if (commit == head)
            return true;
        var command = GitProgram.Command(workTree.Root, "merge-base", "--is-ancestor", commit, head);
        return (await workTree.Git.TryReadAsync(command, cancellationToken)).Result.ExitCode == 0;
    }
}
