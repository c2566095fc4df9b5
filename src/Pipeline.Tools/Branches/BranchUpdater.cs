using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Branches;

/// <summary>
/// Brings branches up to date with another (F4): a branch without commits of its own moves on, any other gets a merge commit.
/// Nothing is checked out, and a branch that somebody moves meanwhile is read and merged again.
/// </summary>
/// <param name="workTree">The repository; its files and its index are not touched.</param>
internal sealed class BranchUpdater(GitWorkTree workTree)
{
    private const int MostAttempts = 5;
    private const int MostFiles = 20;

    /// <summary>Updates every branch of <paramref name="options"/>, one after the other; one that fails stops no other.</summary>
    /// <param name="options">Which branches, and where they are.</param>
    /// <param name="onUpdated">Receives what became of each branch, failed ones too.</param>
    /// <param name="cancellationToken">Stops git. Each branch is whole or as it was.</param>
    /// <exception cref="BranchUpdateException">Some branches conflict or could not be moved; the message has the commands for a person.</exception>
    /// <exception cref="PipelineException">A name is no branch's, the remote's address carries credentials, the history is cut off, or the branch to take from does not exist; nothing was changed then.</exception>
    public async Task UpdateAsync(BranchUpdateOptions options, Action<BranchUpdate> onUpdated, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(onUpdated);
        BranchName.Check([options.From, .. options.Into]);
        RemoteUrl.RefuseCredentials(options.Remote);
        if (workTree.IsShallow)
            throw new PipelineException($"Branches cannot be merged without their history. {GitHistory.ShallowAdvice}");
        IBranchStore store = options.Remote is { } remote ? new RemoteBranches(workTree, remote) : new LocalBranches(workTree);
        var commits = await store.ReadAsync([options.From, .. options.Into], cancellationToken);
        if (!commits.TryGetValue(options.From, out var source))
            throw new PipelineException($"There is no branch '{options.From}'{At(options)} to bring others up to date with. Name one that exists: --from main.");

        var failures = new List<BranchUpdate>();
        foreach (var branch in options.Into.Distinct())
        {
            var update = await TryUpdateAsync(store, options, source, (branch, commits.GetValueOrDefault(branch)), cancellationToken);
            if (update.Problem is not null)
                failures.Add(update);
            onUpdated(update);
        }

        if (failures.Count > 0)
            throw new BranchUpdateException(options.From, failures);
    }

    private async Task<BranchUpdate> TryUpdateAsync(
        IBranchStore store, BranchUpdateOptions options, string source, (string Name, string? Commit) branch, CancellationToken cancellationToken)
    {
        try
        {
            var update = await UpdateAsync(store, options, source, branch, cancellationToken);
            return update.Outcome == BranchUpdateOutcome.Conflicting ? update with { Problem = Describe(update.Conflicts, store.MergeByHand(options.From, branch.Name)) } : update;
        }
        catch (PipelineException exception)
        {
            return new BranchUpdate(branch.Name, BranchUpdateOutcome.Refused) { Problem = exception.Message };
        }
    }

    private async Task<BranchUpdate> UpdateAsync(
        IBranchStore store, BranchUpdateOptions options, string source, (string Name, string? Commit) branch, CancellationToken cancellationToken)
    {
        var merger = new BranchMerger(workTree, options.FallbackIdentity);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (branch.Commit is not { } old)
                return new BranchUpdate(branch.Name, BranchUpdateOutcome.Missing);
            var update = await merger.MergeAsync((options.From, source), (branch.Name, old), cancellationToken);
            if (update.Commit is not { } commit || await store.MoveAsync(branch.Name, old, commit, cancellationToken))
                return update;
            branch.Commit = (await store.ReadAsync([branch.Name], cancellationToken)).GetValueOrDefault(branch.Name);
        }

        throw new PipelineException($"others moved it {MostAttempts} times while it was merged. Run the target UpdateBranches again.");
    }

    private static string At(BranchUpdateOptions options) => options.Remote is { } remote ? $" at {remote}" : "";

    // A file's name comes from a commit and may hold anything but a zero.
    private static string Describe(IReadOnlyList<string> files, IReadOnlyList<string> commands)
    {
        var names = files.Take(MostFiles).Select(PlainText.OneLine);
        var others = files.Count > MostFiles ? $" and {files.Count - MostFiles} more" : "";
        return $"both changed {string.Join(", ", names)}{others}. Merge by hand, resolving the conflicts with git add and git merge --continue:\n{string.Join('\n', commands.Select(command => $"    {command}"))}";
    }
}
