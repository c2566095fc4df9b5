using Pipeline.Components.Sessions;
using Pipeline.Core.Concurrency;
using Pipeline.Core.Errors;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Ledger.Homes;
using Pipeline.Tools.Ledger.Offline;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>The ledger of the build's repository, for whoever runs the build.</summary>
internal sealed class ReleaseLedger
{
    private const string DefaultSigners = ".pipeline/allowed_signers";
    private readonly IHazLedger _build;
    private readonly LedgerBranch<LedgerState> _branch;
    private readonly Once<Person> _person;
    private readonly Once<string?> _shared;
    private readonly CriteriaAdoption _criteria;
    private readonly LedgerNews _news;
    private bool _isToldOf;

    private ReleaseLedger(IHazLedger build, GitWorkTree workTree, LedgerOptions options)
    {
        (_build, WorkTree, Options) = (build, workTree, options);
        _branch = new LedgerBranch<LedgerState>(workTree, options, Meaning);
        _person = new(token => LedgerPerson.ReadAsync(_build, WorkTree, Options, Signers, FindTeamsAsync, token));
        _shared = new(FindSharedAsync);
        _criteria = new CriteriaAdoption(build, workTree, options.Remote);
        _news = new LedgerNews(build);
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

    /// <summary>How a bundle was named; null: it was not.</summary>
    public string? BundleName => _build.BundleName;

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

    /// <summary>Its last commit, as it was read or written last; null: none.</summary>
    public string? Head { get; private set; }

    /// <summary>Reads the ledger.</summary>
    public async Task<LedgerView<LedgerState>> ReadAsync(CancellationToken cancellationToken)
    {
        var view = await _branch.ReadAsync(cancellationToken);
        Head = view.Head;
        Tell(view);
        if (Options.Remote is null && !_isToldOf && await _shared.GetAsync(cancellationToken) is { } shared)
            Log.Warning("This is the ledger of this machine only. That of everybody is at {Remote:l}: say --remote {Same:l}", shared, shared);
        _isToldOf = true;
        return view;
    }

    /// <summary>The same for whoever has only a question to it, of which nobody need hear.</summary>
    public Task<LedgerView<LedgerState>> AskAsync(CancellationToken cancellationToken) => _branch.ReadAsync(cancellationToken);

    /// <summary>Reads the ledger, for whoever must not go by an old copy of it.</summary>
    /// <exception cref="PipelineException">It cannot be reached.</exception>
    public async Task<LedgerState> ReadReachableAsync(CancellationToken cancellationToken)
    {
        var view = await ReadAsync(cancellationToken);
        return view.Unreachable is { } reason ? throw Unreachable(reason) : view.State;
    }

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
        ArgumentNullException.ThrowIfNull(decide);
        try
        {
            // What waits on a build server is lost with its machine: there the job fails, and is run again.
            return (await RecordAsync(await WithFirstAsync(decide, cancellationToken), canWait: !online && !_build.IsServerBuild, cancellationToken)).View.State;
        }
        catch (LedgerUnreachableException exception)
        {
            throw online ? Unreachable(exception.Message, exception) : NotRecorded(exception);
        }
    }

    /// <summary>Records what has happened, which nobody can decide otherwise any more: a ledger that does not answer is asked again for some minutes, and then it waits here.</summary>
    /// <param name="decide">Decides on the newest state.</param>
    /// <param name="waiting">Whoever does not want to wait; nothing that was recorded by then is lost by it.</param>
    /// <exception cref="PipelineException">It was refused, or it waits on a machine that ends with the job.</exception>
    public async Task<LedgerState> AppendPatientlyAsync(Action<LedgerEdit> decide, CancellationToken waiting)
    {
        var appended = await RecordAsync(decide, canWait: true, CancellationToken.None);
        if (!appended.IsQueued)
            return appended.View.State;
        LedgerSync<LedgerState>? sync = null;
        try
        {
            sync = await new PatientSync<LedgerState>(_branch, _build.Context.Time).RunAsync(waiting);
        }
        catch (OperationCanceledException)
        {
            // It waits.
        }

        if (sync is { View.Unreachable: null })
            await TellAsync(sync);
        // What comes before the last only says something about it, and may be refused alone.
        if (sync?.Refused.FirstOrDefault(one => one.Event.Commit == appended.Entries[^1].Commit) is { } refused)
            throw new PipelineException(refused.Reason);
        if (sync is { View: { Unreachable: null, State: var state } })
            return state;
        return _build.IsServerBuild ? throw new PipelineException($"The ledger cannot be reached: {appended.View.Unreachable}") : appended.View.State;
    }

    /// <summary>Asks whether what <paramref name="decide"/> decides could be recorded now, and records nothing.</summary>
    /// <param name="decide">Decides.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">It could not, or the ledger cannot be reached.</exception>
    public async Task RequireAsync(Action<LedgerEdit> decide, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decide);
        var person = await _person.GetAsync(cancellationToken);
        // What was decided offline counts before what is decided now.
        var sync = await _branch.SyncAsync(cancellationToken);
        if (sync is not null)
            await TellAsync(sync);
        var view = sync is { View.Unreachable: not null } ? sync.View : await _branch.ReadAsync(cancellationToken);
        if (view.Unreachable is { } reason)
            throw Unreachable(reason);
        (await WithFirstAsync(decide, cancellationToken))(new LedgerEdit(view.State, Now, person));
    }

    /// <summary>The state; of a ledger that has adopted no criteria yet, with those that come into force with its first event.</summary>
    public LedgerState WithRules(LedgerState state) => _criteria.WithRules(state);

    /// <summary>Which ledger it is, for whoever notes a commit of it elsewhere: the page or the address of its remote; <c>here</c>: the local one.</summary>
    public async Task<string> ReadHomeAsync(CancellationToken cancellationToken)
    {
        if (Options.Remote is not { } remote)
            return "here";
        var address = await WorkTree.ReadRemoteAsync(remote, cancellationToken) ?? remote;
        return RemoteUrl.WebPage(address) ?? RemoteUrl.WithoutCredentials(address);
    }

    /// <summary>Puts the criteria that the build declares into force.</summary>
    /// <param name="cycle">The cycle; null: the one that runs.</param>
    /// <param name="because">Why, in mid-cycle.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">It was refused; nothing was recorded.</exception>
    public async Task<LedgerState> AdoptAsync(string? cycle, string? because, CancellationToken cancellationToken)
    {
        try
        {
            return (await RecordAsync(await _criteria.ByHandAsync(cycle, because, cancellationToken), canWait: false, cancellationToken)).View.State;
        }
        catch (LedgerUnreachableException exception)
        {
            throw NotRecorded(exception);
        }
    }

    private async Task<LedgerAppended<LedgerState>> RecordAsync(Action<LedgerEdit> decide, bool canWait, CancellationToken cancellationToken)
    {
        var person = await _person.GetAsync(cancellationToken);
        var met = LedgerState.Empty;
        LedgerSync<LedgerState>? waited = null;
        LedgerAppended<LedgerState> appended;
        try
        {
            appended = await _branch.AppendAsync(state => DraftsOf(new LedgerEdit(met = state, Now, person), decide), cancellationToken, canWait, sync => waited = sync);
        }
        finally
        {
            // What had waited is recorded now, also when the decision itself is refused.
            if (waited is not null)
                await TellAsync(waited);
        }

        if (!appended.IsQueued)
        {
            Head = appended.View.Head;
            await _news.TellAsync(met, appended.Entries);
        }

        if (appended.Notice is { } notice)
            Log.Warning("{Notice:l}", notice);
        foreach (var entry in appended.Entries)
            Log.Information("Recorded: {Sentence:l}", entry.Sentence);
        if (Options.Remote is null && appended.Entries.Count > 0 && await _shared.GetAsync(cancellationToken) is { } shared)
            Log.Warning("That is recorded on this machine only, and nobody else will know. The ledger of everybody is at {Remote:l}: --remote {Same:l} records it there", shared, shared);
        return appended;
    }

    private void Tell(LedgerView<LedgerState> view)
    {
        // A job of a CI server begins with a clone, and what measures or only looks gets no token.
        if (view.IsFetched && _build.IsServerBuild)
            Log.Information("The ledger is read as it was fetched: {Reason:l}", view.Unreachable);
        else if (view.Unreachable is { } unreachable)
            Log.Warning("The ledger cannot be reached, so others may have written to it since: {Reason:l}", unreachable);
        foreach (var waiting in view.Queued)
            Log.Warning("Waits to be recorded: {Sentence:l}", waiting.Sentence);
    }

    private async Task TellAsync(LedgerSync<LedgerState> sync)
    {
        foreach (var notice in sync.Notices)
            Log.Warning("{Notice:l}", notice);
        await _news.TellLateAsync(sync.View.State, sync.Accepted);
    }

    // The first time, the criteria that the build declares come into force with whatever is decided.
    private async Task<Action<LedgerEdit>> WithFirstAsync(Action<LedgerEdit> decide, CancellationToken cancellationToken)
    {
        var adopt = await _criteria.FirstAsync((await _branch.ReadCopyAsync(cancellationToken)).State, cancellationToken);
        return edit =>
        {
            adopt(edit);
            decide(edit);
        };
    }

    // The remote whose ledger this clone has seen.
    private async Task<string?> FindSharedAsync(CancellationToken cancellationToken) => (await LedgerRemotes.ReadSeenAsync(WorkTree, cancellationToken)).Keys.Order(StringComparer.Ordinal).FirstOrDefault();

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
        new($"The ledger cannot be reached: {reason} What is deployed or decided now must be recorded now. Try again when {Options.Remote} answers.", cause);

    private PipelineException NotRecorded(LedgerUnreachableException exception) =>
        new($"The ledger cannot be reached: {exception.Message}{(exception.MayHaveArrived ? "" : $" Nothing was recorded. Run it again when {Options.Remote} answers.")}", exception);

    private static IReadOnlyList<LedgerDraft> DraftsOf(LedgerEdit edit, Action<LedgerEdit> decide)
    {
        decide(edit);
        return [.. edit.Events.Select(one => ReleaseMeaning.DraftOf(one.Before, one.Event))];
    }
}
