using Pipeline.Components.Sessions;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.News;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Slack;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>Tells the channel what was recorded, beside the work (D18). Without Slack nothing is told: the log says what was recorded.</summary>
internal sealed class LedgerNews(IHazLedger build)
{
    /// <summary>Tells of <paramref name="entries"/>, which follow <paramref name="before"/>.</summary>
    public async Task TellAsync(LedgerState before, IReadOnlyList<LedgerEntry> entries)
    {
        foreach (var entry in entries)
        {
            var happened = LedgerJson.ParseEvent(entry.Content.Span, entry.Commit);
            var after = before.After(happened);
            await TellAsync(before, after, happened);
            before = after;
        }
    }

    /// <summary>Tells of events that had waited, which <paramref name="now"/> has.</summary>
    public async Task TellLateAsync(LedgerState now, IReadOnlyList<LedgerEntry> entries)
    {
        foreach (var entry in entries)
            await TellAsync(now, now, LedgerJson.ParseEvent(entry.Content.Span, entry.Commit));
    }

    /// <summary>The thread of the release that this run is about: the one that it sealed, else the newest of <paramref name="commit"/>; null: there is none.</summary>
    /// <exception cref="Core.Errors.PipelineException">A ledger cannot be reached.</exception>
    public static async Task<NotificationThread?> FindThreadAsync(IHazLedger build, string commit, CancellationToken cancellationToken)
    {
        var ledger = await ReleaseLedger.OpenAsync(build, cancellationToken);
        await foreach (var (_, state) in EveryLedger.ReadAsync(ledger, cancellationToken))
        {
            if (Find(state, bundle => RunOrigin.Link is { } page && bundle.Link == page) is { } made)
                return ReleaseThread.Of(state, made);
            if (Find(state, bundle => bundle.Bundle.Content.Commit == commit) is { } found)
                return ReleaseThread.Of(state, found);
        }

        return null;
    }

    private static BundleState? Find(LedgerState state, Func<BundleState, bool> isIt) => state.Sealed.Reverse().Select(id => state.Bundles[id]).FirstOrDefault(isIt);

    private async Task TellAsync(LedgerState before, LedgerState after, LedgerEvent happened)
    {
        if (build.Context.Slack is not { } slack || ReleaseNews.Of(before, after, happened) is not { } news)
            return;
        var thread = news.Bundle is { } bundle ? ReleaseThread.Of(after, bundle) : null;
        // What begins a thread says it already.
        Notification message = happened is BundleSealed && thread is not null ? thread.State : ReleaseNotification.Of(news, build.Context.Model.ApplicationName, RunOrigin.Link);
        try
        {
            await slack.NotifyAsync(message with { Channel = Notifiers.ChannelOf(build), Thread = thread }, CancellationToken.None);
        }
        catch (NotificationException exception)
        {
            Log.Warning("Nobody is told: {Reason:l}", exception.Message);
        }
    }
}
