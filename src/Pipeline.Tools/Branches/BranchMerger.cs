using Pipeline.Core.Errors;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Branches;

/// <summary>Brings two commits together as git objects alone: no branch, index or file changes.</summary>
/// <param name="workTree">The repository.</param>
/// <param name="fallback">Who merges where git has no identity configured.</param>
internal sealed class BranchMerger(GitWorkTree workTree, GitIdentity? fallback)
{
    private const int NothingInCommon = 1;
    private const int Conflict = 1;
    private const int UnknownOption = 129;

    /// <summary>Finds or makes the commit that has everything of both.</summary>
    /// <param name="from">The branch whose commits are merged, and where it stands.</param>
    /// <param name="branch">The branch that gets them, and where it stands.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">They have no commit in common, or git cannot merge.</exception>
    public async Task<BranchUpdate> MergeAsync((string Name, string Commit) from, (string Name, string Commit) branch, CancellationToken cancellationToken)
    {
        var search = GitProgram.Command(workTree.Root, "merge-base", branch.Commit, from.Commit);
        var (result, common) = await workTree.Git.TryReadAsync(search, cancellationToken);
        if (result.ExitCode == NothingInCommon)
            throw new PipelineException($"it has no commit in common with '{from.Name}', so nothing says what changed. Make it anew from '{from.Name}', or name another branch.");
        if (result.ExitCode != 0)
            throw new GitException(search, result);
        if (common == from.Commit)
            return new BranchUpdate(branch.Name, BranchUpdateOutcome.UpToDate);
        if (common == branch.Commit)
            return new BranchUpdate(branch.Name, BranchUpdateOutcome.FastForwarded) { Commit = from.Commit };

        var (tree, conflicts) = await MergeTreesAsync(branch.Commit, from.Commit, cancellationToken);
        if (conflicts is not null)
            return new BranchUpdate(branch.Name, BranchUpdateOutcome.Conflicting) { Conflicts = conflicts };
        var objects = await GitObjects.OpenAsync(workTree, fallback, cancellationToken);
        var commit = await objects.CommitAsync(tree, [branch.Commit, from.Commit], $"Merge branch '{from.Name}' into {branch.Name}\n", cancellationToken);
        return new BranchUpdate(branch.Name, BranchUpdateOutcome.Merged) { Commit = commit };
    }

    private async Task<(string Tree, IReadOnlyList<string>? Conflicts)> MergeTreesAsync(string ours, string theirs, CancellationToken cancellationToken)
    {
        var command = GitProgram.Command(workTree.Root, "merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", ours, theirs);
        var (result, output) = await workTree.Git.TryReadAsync(command, cancellationToken);
        var parts = output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return result.ExitCode switch
        {
            0 => (parts[0], null),
            Conflict => (parts[0], parts[1..]),
            UnknownOption => throw new PipelineException("this git cannot merge without a checkout. Install git 2.38 or newer."),
            _ => throw new GitException(command, result),
        };
    }
}
