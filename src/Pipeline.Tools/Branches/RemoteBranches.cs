using Pipeline.Core.Errors;
using Pipeline.Tools.Git;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Branches;

/// <summary>The branches of a remote. They are moved only from where they stood when they were read, and never forced.</summary>
/// <param name="workTree">The repository that the commits are fetched into; its own branches are not touched.</param>
/// <param name="remote">The remote's name, or its address without credentials.</param>
internal sealed class RemoteBranches(GitWorkTree workTree, string remote) : IBranchStore
{
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(IReadOnlyCollection<string> branches, CancellationToken cancellationToken)
    {
        var references = branches.Select(branch => $"refs/heads/{branch}").ToHashSet();
        var output = await ReadAsync(["ls-remote", "--end-of-options", remote, .. references], cancellationToken);
        var found = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t', 2))
            // A pattern also matches the end of a longer name.
            .Where(fields => references.Contains(fields[1]))
            .ToDictionary(fields => fields[1], fields => fields[0]);
        if (found.Count > 0)
            await ReadAsync(["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance", "--end-of-options", remote, .. found.Keys], cancellationToken);
        return found.ToDictionary(branch => branch.Key["refs/heads/".Length..], branch => branch.Value);
    }

    public async Task<bool> MoveAsync(string branch, string old, string commit, CancellationToken cancellationToken)
    {
        var reference = $"refs/heads/{branch}";
        // The lease says where the branch must stand. A descendant of that needs no force.
        var command = GitProgram.Command(
            workTree.Root, "push", "--porcelain", "--no-verify", $"--force-with-lease={reference}:{old}", "--end-of-options", remote, $"{commit}:{reference}");
        var (result, output) = await workTree.Git.TryReadAsync(command, cancellationToken);
        if (result.ExitCode == 0)
            return true;
        var reports = PushReport.Read(output);
        if (reports.Any(report => report.IsRace))
            return false;
        var reason = reports.Count > 0 ? reports[0].Reason : result.ErrorText;
        throw new PipelineException($"{remote} did not take it: {reason}. Let this account push to the branch, or merge it by a pull request.");
    }

    public IReadOnlyList<string> MergeByHand(string from, string branch) =>
    [
        new Command("git", "fetch", remote).ToString(),
        new Command("git", "switch", branch).ToString(),
        new Command("git", "pull", "--no-rebase", remote, branch).ToString(),
        new Command("git", "pull", "--no-rebase", remote, from).ToString(),
        new Command("git", "push", remote, branch).ToString(),
    ];

    private async Task<string> ReadAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (result, output) = await workTree.Git.TryReadAsync(GitProgram.Command(workTree.Root, arguments), cancellationToken);
        return result.ExitCode == 0
            ? output
            : throw new PipelineException($"The branches of {remote} cannot be read: {result.ErrorText}\nCheck the remote's name (git remote -v), the network, and that this account may read the repository.");
    }
}
