using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>The ledger of the build's repository, for whoever runs the build.</summary>
internal sealed class ReleaseLedger
{
    private const string FirstCycle = "1";
    private readonly IHazLedger _build;
    private readonly LedgerBranch<LedgerState> _branch;

    private ReleaseLedger(IHazLedger build, GitWorkTree workTree, LedgerOptions options, Person person)
    {
        (_build, WorkTree, Options, Person) = (build, workTree, options, person);
        _branch = new LedgerBranch<LedgerState>(workTree, options, Meaning);
    }

    /// <summary>What the entries mean.</summary>
    public static ReleaseMeaning Meaning { get; } = new();

    /// <summary>The repository that holds it.</summary>
    public GitWorkTree WorkTree { get; }

    /// <summary>Where it is kept.</summary>
    public LedgerOptions Options { get; }

    /// <summary>Whoever runs the build.</summary>
    public Person Person { get; }

    /// <summary>The clock.</summary>
    public DateTimeOffset Now => _build.Context.Time.GetUtcNow();

    /// <summary>Opens the ledger of the repository that the build is in.</summary>
    public static async Task<ReleaseLedger> OpenAsync(IHazLedger build, CancellationToken cancellationToken)
    {
        var workTree = await GitWorkTree.OpenAsync(build.Context.Processes, build.RootDirectory, cancellationToken);
        var options = OptionsOf(build);
        return new ReleaseLedger(build, workTree, options, await LedgerPerson.ReadAsync(workTree, options.FallbackIdentity, cancellationToken));
    }

    /// <summary>What the ledger of the build's repository says, for whom it need not matter who reads it.</summary>
    public static async Task<LedgerState> ReadStateAsync(IHazLedger build, CancellationToken cancellationToken)
    {
        var workTree = await GitWorkTree.OpenAsync(build.Context.Processes, build.RootDirectory, cancellationToken);
        return Told(await new LedgerBranch<LedgerState>(workTree, OptionsOf(build), Meaning).ReadAsync(cancellationToken)).State;
    }

    /// <summary>Reads the ledger.</summary>
    public async Task<LedgerView<LedgerState>> ReadAsync(CancellationToken cancellationToken) => Told(await _branch.ReadAsync(cancellationToken));

    /// <summary>The entries, oldest first.</summary>
    public Task ReadEntriesAsync(string head, Action<LedgerEntry> onEntry, CancellationToken cancellationToken) => _branch.ReadEntriesAsync(head, null, onEntry, cancellationToken);

    /// <summary>Records what <paramref name="decide"/> decides, all of it or nothing, and tells it. The first time, the criteria that the build declares come into force with it.</summary>
    /// <param name="decide">Decides on the newest state; again, when somebody else was faster.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <param name="online">Whether the ledger must be reached now: what is done at once cannot be decided again later.</param>
    /// <exception cref="PipelineException">It was refused; nothing was recorded.</exception>
    public async Task<LedgerState> AppendAsync(Action<LedgerEdit> decide, CancellationToken cancellationToken, bool online = false)
    {
        if (online && (await _branch.ReadAsync(cancellationToken)).Unreachable is { } reason)
            throw new PipelineException($"The ledger cannot be reached: {reason} What is deployed now must be recorded now. Try again when {Options.Remote} answers.");
        return await RecordAsync(
            edit =>
            {
                if (edit.State.Policy is not { } adopted)
                    Adopt(edit, FirstCycle, because: null);
                else if (!adopted.By.Proven && Person.Proven)
                    Adopt(edit, adopted.Cycle, "those in force were a rehearsal's");
                decide(edit);
            },
            cancellationToken);
    }

    /// <summary>The state; of a ledger that has adopted no criteria yet, with those that come into force with its first event.</summary>
    public LedgerState WithRules(LedgerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Policy is not null ? state : state with { Policy = new AdoptedPolicy(_build.Context.Model.DeclaredReleasePolicy(), FirstCycle, Now, Person, Because: null) };
    }

    /// <summary>The bundle that was asked for, else the last that was sealed.</summary>
    /// <exception cref="PipelineException">There is none.</exception>
    public BundleState FindBundle(LedgerState state) => _build.BundleName is { } name
        ? BundleName.Find(state, name)
        : state.Sealed.Count > 0 ? state.Bundles[state.Sealed[^1]] : throw new PipelineException("No bundle was sealed yet. Run './build.sh Pipeline Bundle'.");

    /// <summary>The bundle that was asked for, else what could come next to <paramref name="environment"/>, else the last that was sealed.</summary>
    /// <exception cref="PipelineException">There is none.</exception>
    public BundleState FindBundle(LedgerState state, string environment) =>
        (_build.BundleName is null && state.Rules.Find(environment) is { } policy ? Candidate.Of(state, policy) : null) ?? FindBundle(state);

    /// <summary>The same for a promotion: what was decided GO comes before what was sealed after its decision.</summary>
    /// <exception cref="PipelineException">There is none.</exception>
    public BundleState FindPromotable(LedgerState state, string environment) =>
        (_build.BundleName is null && state.Rules.Find(environment) is { } policy ? Candidate.ToPromote(state, policy) : null) ?? FindBundle(state);

    /// <summary>Whether no bundle was asked for, and what runs in <paramref name="environment"/> is the newest that it could take.</summary>
    public bool IsUpToDate(LedgerState state, string environment) =>
        _build.BundleName is null && state.Rules.Find(environment) is { } policy && state.Running(environment) is not null && Candidate.Of(state, policy) is null;

    /// <summary>Puts the criteria that the build declares into force.</summary>
    /// <param name="cycle">The cycle; null: the one that runs.</param>
    /// <param name="because">Why, in mid-cycle.</param>
    /// <param name="cancellationToken">Stops git.</param>
    public Task<LedgerState> AdoptAsync(string? cycle, string? because, CancellationToken cancellationToken) =>
        RecordAsync(edit => Adopt(edit, cycle ?? edit.State.Policy?.Cycle ?? FirstCycle, because), cancellationToken);

    private async Task<LedgerState> RecordAsync(Action<LedgerEdit> decide, CancellationToken cancellationToken)
    {
        // What waits on a build server is lost with its machine: there the job fails, and is run again.
        var appended = await _branch.AppendAsync(state => DraftsOf(state, decide), cancellationToken, canWait: !_build.IsServerBuild);
        foreach (var notice in appended.Notices)
            Log.Warning("{Notice:l}", notice);
        foreach (var entry in appended.Entries)
            Log.Information("Recorded: {Sentence:l}", entry.Sentence);
        return appended.View.State;
    }

    private static LedgerView<LedgerState> Told(LedgerView<LedgerState> view)
    {
        if (view.Unreachable is { } unreachable)
            Log.Warning("The ledger cannot be reached, so others may have written to it since: {Reason:l}", unreachable);
        foreach (var waiting in view.Queued)
            Log.Warning("Waits to be recorded: {Sentence:l}", waiting.Sentence);
        return view;
    }

    private static LedgerOptions OptionsOf(IHazLedger build) => new()
    {
        Remote = build.Remote,
        FallbackIdentity = ServerIdentity.Read(),
        SnapshotFolder = build.TemporaryDirectory / "ledger",
        Time = build.Context.Time,
    };

    private IReadOnlyList<LedgerDraft> DraftsOf(LedgerState state, Action<LedgerEdit> decide)
    {
        var edit = new LedgerEdit(state, Now, Person);
        decide(edit);
        return [.. edit.Events.Select(one => ReleaseMeaning.DraftOf(one.Before, one.Event))];
    }

    private void Adopt(LedgerEdit edit, string cycle, string? because) =>
        edit.Add(new PolicyAdopted { At = edit.Now, By = Person, Policy = _build.Context.Model.DeclaredReleasePolicy(), Cycle = cycle, Because = because });
}
