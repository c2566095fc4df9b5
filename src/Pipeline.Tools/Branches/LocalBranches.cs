using Pipeline.Core.Errors;
using Pipeline.Tools.Git;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Branches;

/// <summary>The branches of the local repository. A branch whose files are checked out is never moved.</summary>
internal sealed class LocalBranches(GitWorkTree workTree) : IBranchStore
{
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(IReadOnlyCollection<string> branches, CancellationToken cancellationToken)
    {
        var references = branches.Select(branch => $"refs/heads/{branch}").ToHashSet();
        var output = await workTree.Git.ReadAsync(workTree.Root, ["for-each-ref", "--format=%(objectname) %(refname)", .. references], cancellationToken);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            // A pattern also matches what is below it.
            .Where(fields => references.Contains(fields[1]))
            .ToDictionary(fields => fields[1]["refs/heads/".Length..], fields => fields[0]);
    }

    public async Task<bool> MoveAsync(string branch, string old, string commit, CancellationToken cancellationToken)
    {
        if (await FindCheckOutAsync(branch, cancellationToken) is { } folder)
            throw new PipelineException($"it is checked out in {folder}, whose files would stay behind. Check out another branch there, or update the branches of a remote: --remote origin.");
        var command = GitProgram.Command(workTree.Root, "update-ref", "-m", "UpdateBranches", $"refs/heads/{branch}", commit, old);
        var (result, _) = await workTree.Git.TryReadAsync(command, cancellationToken);
        if (result.ExitCode == 0)
            return true;
        return result.ErrorText.Contains("cannot lock ref", StringComparison.Ordinal) ? false : throw new GitException(command, result);
    }

    public IReadOnlyList<string> MergeByHand(string from, string branch) =>
    [
        new Command("git", "switch", branch).ToString(),
        new Command("git", "merge", from).ToString(),
    ];

    private async Task<string?> FindCheckOutAsync(string branch, CancellationToken cancellationToken)
    {
        var output = await workTree.Git.ReadAsync(workTree.Root, ["worktree", "list", "--porcelain"], cancellationToken);
        var folder = "";
        foreach (var line in output.Split('\n'))
        {
            if (line.StartsWith("worktree ", StringComparison.Ordinal))
                folder = line["worktree ".Length..];
            else if (line == $"branch refs/heads/{branch}")
                return folder;
        }

        return null;
    }
}
