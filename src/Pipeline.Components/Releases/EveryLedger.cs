using System.Runtime.CompilerServices;
using Pipeline.Core.Errors;
using Pipeline.Releases.Ledger;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Ledger.Homes;

namespace Pipeline.Components.Releases;

/// <summary>
/// What ledgers say about this repository, for questions whose answer must not depend on what a machine happens to have: the one that was named, else the one here
/// and those of every remote. They are only read, and nothing of this clone changes by it.
/// </summary>
internal static class EveryLedger
{
    /// <summary>One after the other, those first for which nobody need be asked.</summary>
    /// <returns>Each state, with the remote's name; null: the ledger here.</returns>
    /// <exception cref="PipelineException">One that was named, or that was seen here, cannot be reached.</exception>
    public static async IAsyncEnumerable<(string? Remote, LedgerState State)> ReadAsync(ReleaseLedger ledger, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var view = await ledger.AskAsync(cancellationToken);
        yield return (ledger.Options.Remote, view.State);
        if (ledger.Options.Remote is not null)
        {
            if (view.Unreachable is { } silent)
                throw Unreachable(ledger.Options.Remote, silent);
            yield break;
        }

        var remotes = await RemoteCommits.ReadRemotesAsync(ledger.WorkTree, cancellationToken);
        if (remotes.Count == 0)
            yield break;
        var seen = await LedgerRemotes.ReadSeenAsync(ledger.WorkTree, cancellationToken);
        foreach (var remote in remotes.Where(seen.ContainsKey))
            yield return (remote, (await BranchAt(ledger, remote).ReadAtAsync(seen[remote], cancellationToken)).State);
        foreach (var remote in remotes)
            yield return (remote, await AskAsync(ledger, remote, seen.ContainsKey(remote), cancellationToken));
    }

    private static async Task<LedgerState> AskAsync(ReleaseLedger ledger, string remote, bool wasSeen, CancellationToken cancellationToken)
    {
        try
        {
            return (await BranchAt(ledger, remote).PeekAsync(cancellationToken)).State;
        }
        catch (PipelineException exception) when (wasSeen)
        {
            throw Unreachable(remote, exception.Message, exception);
        }
        catch (PipelineException)
        {
            // There may be none.
            return LedgerState.Empty;
        }
    }

    private static LedgerBranch<LedgerState> BranchAt(ReleaseLedger ledger, string remote) => new(ledger.WorkTree, ledger.Options with { Remote = remote }, ReleaseLedger.Meaning);

    private static PipelineException Unreachable(string remote, string reason, Exception? cause = null) =>
        new($"The ledger at {remote} says what may run where, and cannot be reached: {reason} Nothing was changed. Try again when {remote} answers.", cause);
}
