using Pipeline.Core.Concurrency;
using Pipeline.Core.Errors;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Storage;

namespace Pipeline.Components.Releases;

/// <summary>
/// How the criteria that a build declares come into force (O2). Of a ledger at a remote they are those of its main branch: what a pull request declares counts until
/// main records its first event, and no longer, so that no pull request writes the rules that it is judged by.
/// </summary>
internal sealed class CriteriaAdoption
{
    private const string FirstCycle = "1";

    // Of criteria that are not main's. A name of its own, so that those of main begin a cycle.
    private const string Unmerged = "unmerged";
    private readonly IHazLedger _build;
    private readonly GitWorkTree _workTree;
    private readonly string? _remote;
    private readonly Once<string?> _fault;

    public CriteriaAdoption(IHazLedger build, GitWorkTree workTree, string? remote)
    {
        (_build, _workTree, _remote) = (build, workTree, remote);
        _fault = new(FindFaultAsync);
    }

    private string MainBranch => _build.Context.Options.Workflows.MainBranch;

    /// <summary>Gives what puts the first criteria into force, before a decision and with it.</summary>
    /// <param name="known">What is known of the ledger before it is asked.</param>
    /// <param name="cancellationToken">Stops git.</param>
    public async Task<Action<LedgerEdit>> FirstAsync(LedgerState known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        // What is settled stays so: the remote need not be asked for its main branch with every event.
        var isOfMain = known.Policy is not ({ By.Proven: true } and not { Cycle: Unmerged }) && await _fault.GetAsync(cancellationToken) is null;
        return edit => AdoptFirst(edit, isOfMain);
    }

    /// <summary>Gives what puts the criteria into force because somebody says so.</summary>
    /// <param name="cycle">The cycle; null: the one that runs.</param>
    /// <param name="because">Why, in mid-cycle.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">What is checked out is not of the remote's main branch.</exception>
    public async Task<Action<LedgerEdit>> ByHandAsync(string? cycle, string? because, CancellationToken cancellationToken)
    {
        if (cycle == Unmerged)
            throw new PipelineException($"The cycle '{Unmerged}' is that of criteria that are not in {MainBranch} yet. Name it otherwise: --cycle 2026.12.");
        if (await _fault.GetAsync(cancellationToken) is { } fault)
            throw new PipelineException($"Criteria come into force from {MainBranch} of {_remote}, where others saw them, and {fault}. Merge them, then: git switch {MainBranch} && git pull && ./build.sh Criteria --adopt --remote {_remote}. Nothing was recorded.");
        return edit => Adopt(edit, cycle ?? (edit.State.Policy is { Cycle: not Unmerged } adopted ? adopted.Cycle : FirstCycle), because);
    }

    /// <summary>The state; of a ledger that has adopted no criteria yet, with those that come into force with its first event.</summary>
    public LedgerState WithRules(LedgerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Policy is not null ? state : state with { Policy = new AdoptedPolicy(_build.Context.Model.DeclaredReleasePolicy(), FirstCycle, _build.Context.Time.GetUtcNow(), new Person { Name = "this build" }, Because: null) };
    }

    // The criteria of a rehearsal are nobody's word; they come into force for real with the first event of somebody who is proven.
    private void AdoptFirst(LedgerEdit edit, bool isOfMain)
    {
        if (edit.State.Policy is not { } adopted)
            Adopt(edit, isOfMain ? FirstCycle : Unmerged, isOfMain ? null : $"they are of a commit outside {MainBranch}, and count until {MainBranch} brings its own");
        else if (isOfMain && adopted.Cycle == Unmerged && (edit.By.Proven || !adopted.By.Proven))
            Adopt(edit, FirstCycle, $"those in force were of a commit outside {MainBranch}");
        else if (!adopted.By.Proven && edit.By.Proven)
            Adopt(edit, isOfMain ? adopted.Cycle : Unmerged, "those in force were a rehearsal's");
    }

    private void Adopt(LedgerEdit edit, string cycle, string? because) =>
        edit.Add(new PolicyAdopted { At = edit.Now, By = edit.By, Policy = _build.Context.Model.DeclaredReleasePolicy(), Cycle = cycle, Because = because });

    // Why what is checked out is not main's, as the end of a sentence; null: it is, or there is nobody to share it with.
    private async Task<string?> FindFaultAsync(CancellationToken cancellationToken)
    {
        if (_remote is null)
            return null;
        var source = await _workTree.ReadSourceAsync(cancellationToken);
        if (source.IsDirty)
            return "files here differ from the commit";
        // A repository may call its main branch as it likes.
        var head = await RemoteCommits.FindAsync(_workTree, _remote, $"refs/heads/{MainBranch}", cancellationToken) ?? await RemoteCommits.FindAsync(_workTree, _remote, "HEAD", cancellationToken);
        if (head is null)
            return $"{_remote} has no such branch, or does not answer";
        return await LedgerReferences.IsInHistoryAsync(_workTree, source.Commit, head, cancellationToken) ? null : $"the commit {source.Commit[..12]} is not in it";
    }
}
