using System.Globalization;
using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;
using Pipeline.Reports.Criteria;
using Pipeline.Reports.Releases;
using Pipeline.Reports.Releases.Board;
using Pipeline.Tools.Ledger;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>What the targets do that read the ledger.</summary>
internal static class LedgerSession
{
    // By so much a workflow's timer may be late.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(50);

    public static async Task StatusAsync(IReadLedger build)
    {
        using var signals = new SignalCancellation();
        var (ledger, view) = await ReadAsync(build, signals.Token);
        await Console.Out.WriteAsync(StatusText.Write(view.State, build.Environment, ledger.Now));
    }

    public static async Task WhyAsync(IReadLedger build)
    {
        using var signals = new SignalCancellation();
        var (ledger, view) = await ReadAsync(build, signals.Token);
        var environment = VoteSession.EnvironmentOf(build, view.State);
        await Console.Out.WriteAsync(WhyText.Write(view.State, ledger.FindCandidate(view.State, environment), environment, ledger.Now, runtime: null));
    }

    /// <summary>Tells when the next release is; for a workflow also whether it, or its decision, is due now.</summary>
    public static async Task NextAsync(IReadLedger build)
    {
        using var signals = new SignalCancellation();
        var (ledger, view) = await ReadAsync(build, signals.Token);
        await Console.Out.WriteAsync(NextText.Write(view.State, ledger.Now));
        if (build.Due is not { } due)
            return;
        if (view.Unreachable is { } silent)
            throw new PipelineException($"Nobody can tell whether the {due} is due: {silent} Run it again when {build.Remote} answers.");
        var isDue = view.State.Rules.Schedule is { } schedule && IsDue(new ReleaseCalendar(schedule), due, ledger.Now);
        Log.Information("The {What:l} is {Due:l}", due, isDue ? "due" : "not due");
        await StepOutput.WriteAsync("due", isDue ? "true" : "false", signals.Token);
    }

    public static async Task HistoryAsync(IReadLedger build)
    {
        using var signals = new SignalCancellation();
        var (ledger, view) = await ReadAsync(build, signals.Token);
        var filter = new DiaryFilter
        {
            Bundle = build.BundleName is null ? null : ledger.FindBundle(view.State).Bundle,
            Environment = build.Environment,
            Person = build.Person,
            Since = SinceOf(build),
        };
        await Console.Out.WriteAsync(DiaryText.Write(filter.Of(await DiaryAsync(ledger, view, signals.Token))));
    }

    /// <summary>Writes the page that shows it all.</summary>
    public static async Task BoardAsync(IReadLedger build)
    {
        using var signals = new SignalCancellation();
        var (ledger, view) = await ReadAsync(build, signals.Token);
        var path = await ReleaseBoard.WriteAsync(build.RunDirectory, view.State, await DiaryAsync(ledger, view, signals.Token), ledger.Now, signals.Token);
        Log.Information("The board is in {File:l}", path);
    }

    public static async Task CriteriaAsync(IReadLedger build)
    {
        using var signals = new SignalCancellation();
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        var declared = build.Context.Model.DeclaredReleasePolicy();
        if (build.Adopt)
            await ledger.AdoptAsync(build.Cycle, build.Because, signals.Token);
        var state = (await ledger.ReadAsync(signals.Token)).State;
        Console.Write(CriteriaMarkdown.Write(build.Context.Model.ApplicationName, state.Policy?.Policy ?? declared, state.Policy));
        if (state.Policy is { } adopted && adopted.Policy.Digest() != declared.Digest())
            Log.Warning("The build declares other criteria than those in force since {At:u}. They come into force with './build.sh Criteria --adopt', in mid-cycle with a reason (--because), or in a new cycle (--cycle)", adopted.At);
    }

    private static bool IsDue(ReleaseCalendar calendar, string due, DateTimeOffset now) => due switch
    {
        "release" => calendar.Due(now, Tolerance) is not null,
        "go-no-go" => calendar.GoNoGoDue(now, Tolerance) is not null,
        _ => throw new PipelineException($"--due {due}: what may be due is the release or its decision. Say --due release or --due go-no-go."),
    };

    private static DateTimeOffset? SinceOf(IReadLedger build) => build.Since is not { } since ? null
        : DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
        : throw new PipelineException($"--since {since} is no date. Write one such as 2026-11-25.");

    private static async Task<(ReleaseLedger Ledger, LedgerView<LedgerState> View)> ReadAsync(IHazLedger build, CancellationToken cancellationToken)
    {
        var ledger = await ReleaseLedger.OpenAsync(build, cancellationToken);
        var view = await ledger.ReadAsync(cancellationToken);
        return (ledger, view with { State = ledger.WithRules(view.State) });
    }

    private static async Task<IReadOnlyList<DiaryEntry>> DiaryAsync(ReleaseLedger ledger, LedgerView<LedgerState> view, CancellationToken cancellationToken)
    {
        List<LedgerEvent> events = [];
        if (view.Head is { } head)
            await ledger.ReadEntriesAsync(head, entry => events.Add(LedgerJson.ParseEvent(entry.Content.Span, entry.Commit)), cancellationToken);
        return DiaryEntry.Of(LedgerState.Empty, events);
    }
}
