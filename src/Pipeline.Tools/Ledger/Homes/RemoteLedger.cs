using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Storage;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Ledger.Homes;

/// <summary>The ledger at a remote. A push that is not forced takes it only on from where it stands, which makes of many writers one after the other.</summary>
/// <param name="workTree">The repository that the commits are fetched into.</param>
/// <param name="remote">The remote's name, or its address without credentials.</param>
internal sealed class RemoteLedger(GitWorkTree workTree, string remote) : ILedgerHome
{
    private const string UpToDate = "somebody else recorded the very same event";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public string Name => remote;

    public async Task<string?> ReadHeadAsync(IReadOnlyDictionary<string, string> references, CancellationToken cancellationToken)
    {
        var output = await ReadAsync(["ls-remote", "--end-of-options", remote, LedgerReferences.Branch], cancellationToken);
        // A pattern also matches the end of a longer name.
        var head = output.Split('\n').Select(line => line.Split('\t')).FirstOrDefault(fields => fields is [_, LedgerReferences.Branch])?[0];
        if (head is null || (!workTree.IsShallow && (head == references.GetValueOrDefault(LedgerReferences.Branch) || head == references.GetValueOrDefault(LedgerReferences.Seen))))
            return head;
        await ReadAsync(
        [
            "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance", .. workTree.IsShallow ? [LedgerReferences.WholeHistory] : Array.Empty<string>(),
            "--end-of-options", remote, LedgerReferences.Branch,
        ], cancellationToken);
        return head;
    }

    public async Task<FetchedLedger?> FindFetchedAsync(CancellationToken cancellationToken)
    {
        var tracked = $"refs/remotes/{remote}/{LedgerReferences.BranchName}";
        var (found, head) = await workTree.Git.TryReadAsync(GitProgram.Command(workTree.Root, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{tracked}^{{commit}}"), cancellationToken);
        if (found.ExitCode == 0)
            return new FetchedLedger(head.Trim());
        // A clone of one branch says nothing about others.
        var (_, specifications) = await workTree.Git.TryReadAsync(GitProgram.Command(workTree.Root, "config", "--get-all", $"remote.{remote}.fetch"), cancellationToken);
        var (_, branches) = await workTree.Git.TryReadAsync(GitProgram.Command(workTree.Root, "for-each-ref", "--count=1", $"refs/remotes/{remote}/"), cancellationToken);
        return !workTree.IsShallow && branches.Length > 0 && specifications.Contains("refs/heads/*:", StringComparison.Ordinal) ? new FetchedLedger(null) : null;
    }

    public async Task<string?> TryPublishAsync(string? old, string commit, CancellationToken cancellationToken)
    {
        // The options win over configuration that would push more, or push it with force.
        var command = GitProgram.Command(
            workTree.Root, "push", "--porcelain", "--no-force", "--no-verify", "--no-follow-tags", "--recurse-submodules=no", "--end-of-options", remote, $"{commit}:{LedgerReferences.Branch}");
        var (result, output) = await TryReadAsync(command, cancellationToken);
        // Who finds the very same commit there, by the same name in the same second, did not move the branch: it was not theirs to decide.
        if (result.ExitCode == 0)
            return output.Split('\n').Any(line => line.StartsWith("=\t", StringComparison.Ordinal)) ? UpToDate : null;
        var reports = PushReport.Read(output);
        if (reports.FirstOrDefault(report => report.IsRace) is { } race)
            return race.Reason;
        if (reports.Count == 0 && NetworkFault.IsIn(result.ErrorText))
            throw Unreachable(result);
        var reason = reports.Count > 0 ? $"{reports[0].Reason}\n{result.ErrorText}" : result.ErrorText;
        throw new LedgerException($"{remote} did not take the events; nothing was recorded: {reason}\nLet this account push to the branch {LedgerReferences.BranchName}, and let no rule of the repository ask for pull requests on it.");
    }

    public Task FollowAsync(string commit, CancellationToken cancellationToken) =>
        LedgerFollower.FollowAsync(workTree, [LedgerReferences.Branch, LedgerReferences.Seen], commit, cancellationToken);

    private async Task<string> ReadAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (result, output) = await TryReadAsync(GitProgram.Command(workTree.Root, arguments), cancellationToken);
        if (result.ExitCode == 0)
            return output;
        throw NetworkFault.IsIn(result.ErrorText)
            ? Unreachable(result)
            : new LedgerUnreadableException(
                $"The ledger at {remote} cannot be read: {result.ErrorText}\nCheck the remote's name (git remote -v), and that this account may read the repository.", $"{remote} does not show it ({LastWords.Of(result, 0)[0]}).");
    }

    private async Task<(ProcessResult Result, string Output)> TryReadAsync(Command command, CancellationToken cancellationToken)
    {
        try
        {
            return await workTree.Git.TryReadAsync(command with { Timeout = Patience }, cancellationToken);
        }
        catch (ProcessTimeoutException exception)
        {
            throw new LedgerUnreachableException($"{remote} did not answer within {Patience.TotalMinutes:0} minutes.", exception);
        }
    }

    private LedgerUnreachableException Unreachable(ProcessResult result) => new($"{remote} does not answer ({LastWords.Of(result, 0)[0]}).");
}
