using Pipeline.Components.Sessions;
using Pipeline.Core.Concurrency;
using Pipeline.Core.Errors;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Ledger.Homes;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>The ledger of the build's repository, for whoever runs the build.</summary>
internal sealed class ReleaseLedger
{
    private const string FirstCycle = "1";
    private const string DefaultSigners = ".pipeline/allowed_signers";
    private readonly IHazLedger _build;
    private readonly LedgerBranch<LedgerState> _branch;
    private readonly Once<Person> _person;

    private ReleaseLedger(IHazLedger build, GitWorkTree workTree, LedgerOptions options)
    {
        (_build, WorkTree, Options) = (build, workTree, options);
        _branch = new LedgerBranch<LedgerState>(workTree, options, Meaning);
        _person = new(token => LedgerPerson.ReadAsync(_build, WorkTree, Options, Signers, FindTeamsAsync, token));
    }

    /// <summary>What the entries mean.</summary>
    public static ReleaseMeaning Meaning { get; } = new();

    /// <summary>The repository that holds it.</summary>
    public GitWorkTree WorkTree { get; }

    /// <summary>Where it is kept.</summary>
    public LedgerOptions Options { get; }

    /// <summary>The absolute path of the file of keys whose signatures prove who somebody is; null: there is none.</summary>
    public string? Signers => _build.AllowedSigners is { } named ? Path.GetFullPath(named, _build.RootDirectory)
        : File.Exists(_build.RootDirectory / DefaultSigners) ? _build.RootDirectory / DefaultSigners
        : null;

    /// <summary>The clock.</summary>
    public DateTimeOffset Now => _build.Context.Time.GetUtcNow();

    /// <summary>Opens the ledger of the repository that the build is in.</summary>
    public static async Task<ReleaseLedger> OpenAsync(IHazLedger build, CancellationToken cancellationToken)
    {
        var workTree = await GitWorkTree.OpenAsync(build.Context.Processes, build.RootDirectory, cancellationToken);
        return new ReleaseLedger(build, workTree, OptionsOf(build));
    }

    /// <summary>What the ledger of the build's repository says, for whom it need not matter who reads it.</summary>
    public static async Task<LedgerState> ReadStateAsync(IHazLedger build, CancellationToken cancellationToken) => (await (await OpenAsync(build, cancellationToken)).ReadAsync(cancellationToken)).State;

    /// <summary>Reads the ledger.</summary>
    public async Task<LedgerView<LedgerState>> ReadAsync(CancellationToken cancellationToken) => Tell(await _branch.ReadAsync(cancellationToken));

    /// <summary>Whoever runs the build.</summary>
    /// <exception cref="PipelineException">Nobody knows.</exception>
    public Task<Person> ReadPersonAsync(CancellationToken cancellationToken) => _person.GetAsync(cancellationToken);

    /// <summary>The entries, oldest first.</summary>
    public Task ReadEntriesAsync(string head, Action<LedgerEntry> onEntry, CancellationToken cancellationToken) => _branch.ReadEntriesAsync(head, null, onEntry, cancellationToken);

    /// <summary>Records what <paramref name="decide"/> decides, all of it or nothing, and tells it. The first time, the criteria that the build declares come into force with it.</summary>
    /// <param name="decide">Decides on the newest state; again, when somebody else was faster.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <param name="online">Whether the ledger must be reached now: what is done at once cannot be decided again later.</param>
    /// <exception cref="PipelineException">It was refused; nothing was recorded.</exception>
    public async Task<LedgerState> AppendAsync(Action<LedgerEdit> decide, CancellationToken cancellationToken, bool online = false)
    {
        var person = await _person.GetAsync(cancellationToken);
        try
        {
            return await RecordAsync(
                person,
                edit =>
                {
                    AdoptFirst(edit);
                    decide(edit);
                },
                cancellationToken,
                canWait: !online);
        }
        catch (LedgerUnreachableException exception) when (online)
        {
            throw Unreachable(exception.Message, exception);
        }
    }

    /// <summary>Asks whether what <paramref name="decide"/> decides could be recorded now, and records nothing.</summary>
    /// <param name="decide">Decides.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">It could not, or the ledger cannot be reached.</exception>
    public async Task RequireAsync(Action<LedgerEdit> decide, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decide);
        var person = await _person.GetAsync(cancellationToken);
        var view = await _branch.ReadAsync(cancellationToken);
        if (view.Unreachable is { } reason)
            throw Unreachable(reason);
        var edit = new LedgerEdit(view.State, Now, person);
        AdoptFirst(edit);
        decide(edit);
    }

    /// <summary>The state; of a ledger that has adopted no criteria yet, with those that come into force with its first event.</summary>
    public LedgerState WithRules(LedgerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Policy is not null ? state : state with { Policy = new AdoptedPolicy(_build.Context.Model.DeclaredReleasePolicy(), FirstCycle, Now, new Person { Name = "this build" }, Because: null) };
    }

    /// <summary>The bundle that was asked for, else the last that was sealed.</summary>
    /// <exception cref="PipelineException">There is none.</exception>
    /// <param name="state">The ledger.</param>
    /// <param name="asked">How it was named; null: by <c>--bundle</c>.</param>
    public BundleState FindBundle(LedgerState state, string? asked = null) => (asked ?? _build.BundleName) is { } name
        ? BundleName.Find(state, name)
        : state.Sealed.Count > 0 ? state.Bundles[state.Sealed[^1]] : throw new PipelineException("No bundle was sealed yet. Run './build.sh Pipeline Bundle'.");

    /// <summary>The bundle that was asked for, else what could come next to <paramref name="environment"/>, else the last that was sealed.</summary>
    /// <exception cref="PipelineException">There is none.</exception>
    public BundleState FindCandidate(LedgerState state, string environment) =>
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
    public async Task<LedgerState> AdoptAsync(string? cycle, string? because, CancellationToken cancellationToken) =>
        await RecordAsync(await _person.GetAsync(cancellationToken), edit => Adopt(edit, cycle ?? edit.State.Policy?.Cycle ?? FirstCycle, because), cancellationToken);

    private async Task<LedgerState> RecordAsync(Person person, Action<LedgerEdit> decide, CancellationToken cancellationToken, bool canWait = true)
    {
        // What waits on a build server is lost with its machine: there the job fails, and is run again.
        var appended = await _branch.AppendAsync(state => DraftsOf(new LedgerEdit(state, Now, person), decide), cancellationToken, canWait && !_build.IsServerBuild);
        foreach (var notice in appended.Notices)
            Log.Warning("{Notice:l}", notice);
        foreach (var entry in appended.Entries)
            Log.Information("Recorded: {Sentence:l}", entry.Sentence);
        return appended.View.State;
    }

    private LedgerView<LedgerState> Tell(LedgerView<LedgerState> view)
    {
        // A job of a CI server begins with a clone, and what measures or only looks gets no token.
        if (view.IsFetched && _build.IsServerBuild)
            Log.Information("The ledger is read as it was fetched: {Reason:l}", view.Unreachable);
        else if (view.Unreachable is { } unreachable)
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

    // Criteria that the ledger has are asked by, and those that the build declares may come into force with this very event.
    private async Task<IReadOnlyCollection<string>> FindTeamsAsync(CancellationToken cancellationToken)
    {
        var environments = (await _branch.ReadAsync(cancellationToken)).State.Rules.Environments.Concat(_build.Context.Model.DeclaredReleasePolicy().Environments);
        return [.. environments.SelectMany(environment => environment.Roles.Concat(environment.EmergencyRoles ?? [])).Select(role => role.Team).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private PipelineException Unreachable(string reason, Exception? cause = null) =>
        new($"The ledger cannot be reached: {reason} What is deployed now must be recorded now. Try again when {Options.Remote} answers.", cause);

    private static IReadOnlyList<LedgerDraft> DraftsOf(LedgerEdit edit, Action<LedgerEdit> decide)
    {
        decide(edit);
        return [.. edit.Events.Select(one => ReleaseMeaning.DraftOf(one.Before, one.Event))];
    }

    // The criteria of a rehearsal are nobody's word; they come into force for real with the first event of somebody who is proven.
    private void AdoptFirst(LedgerEdit edit)
    {
        if (edit.State.Policy is not { } adopted)
            Adopt(edit, FirstCycle, because: null);
        else if (!adopted.By.Proven && edit.By.Proven)
            Adopt(edit, adopted.Cycle, "those in force were a rehearsal's");
    }

    private void Adopt(LedgerEdit edit, string cycle, string? because) =>
        edit.Add(new PolicyAdopted { At = edit.Now, By = edit.By, Policy = _build.Context.Model.DeclaredReleasePolicy(), Cycle = cycle, Because = because });
}
