using Pipeline.Components.Sessions;
using Pipeline.Releases.Policies;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>What the targets do that read the ledger.</summary>
internal static class LedgerSession
{
    public static async Task StatusAsync(IReadLedger build)
    {
        using var signals = new SignalCancellation();
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        var state = (await ledger.ReadAsync(signals.Token)).State;
        Console.WriteLine(state.Count);
    }

    public static async Task WhyAsync(IReadLedger build)
    {
        using var signals = new SignalCancellation();
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        var state = (await ledger.ReadAsync(signals.Token)).State;
        var environment = VoteSession.EnvironmentOf(build, state);
        foreach (var reason in Pipeline.Releases.Promotion.Why.Of(state, ledger.FindBundle(state), environment, ledger.Now, runtime: null))
            Console.WriteLine(reason);
    }

    public static async Task HistoryAsync(IReadLedger build)
    {
        using var signals = new SignalCancellation();
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        if ((await ledger.ReadAsync(signals.Token)).Head is { } head)
            await ledger.ReadEntriesAsync(head, entry => Console.WriteLine($"{entry.CommittedAt:u} {entry.Sentence}"), signals.Token);
    }

    public static async Task CriteriaAsync(IReadLedger build)
    {
        using var signals = new SignalCancellation();
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        var declared = build.Context.Model.DeclaredReleasePolicy();
        if (build.Adopt)
            await ledger.AdoptAsync(build.Cycle, build.Because, signals.Token);
        var state = (await ledger.ReadAsync(signals.Token)).State;
        if (state.Policy is { } adopted && adopted.Policy.Digest() != declared.Digest())
            Log.Warning("The build declares other criteria than those in force since {At:u}. They come into force with './build.sh Criteria --adopt', in mid-cycle with a reason (--because), or in a new cycle (--cycle)", adopted.At);
    }
}
