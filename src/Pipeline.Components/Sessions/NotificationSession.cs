using Pipeline.Components.Releases;
using Pipeline.Core.Errors;
using Pipeline.Core.Sources;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Git;
using Pipeline.Tools.Slack;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>What the targets do that tell people.</summary>
internal static class NotificationSession
{
    /// <summary>Tells how the run ended.</summary>
    /// <exception cref="NotificationException">The message could not be delivered.</exception>
    public static async Task NotifyAsync(INotify build)
    {
        using var signals = new SignalCancellation();
        using var http = SlackMessengers.CreateClient();
        INotifier notifier = Open(build, http) is { } messenger ? messenger : new PrintedNotifier(Console.Out);
        // Told of modules that cannot be read, too: only the commit is looked at.
        var workTree = await GitWorkTree.OpenAsync(build.Context.Processes, build.Context.Model.RootDirectory, signals.Token);
        var source = await workTree.ReadSourceAsync(signals.Token);
        var end = RunThread.StateOf(build, source) with
        {
            Outcome = build.Outcome!.Value,
            Modules = await ReadModulesAsync(build, source, signals.Token),
            // The results of a run that succeeded are those of stages that failed at first and were repeated.
            Failures = build.Outcome == RunOutcome.Success ? [] : new FailedStageFinder(build.RunDirectory).Find(ignored => Log.Warning("{Ignored:l}", ignored)),
        };
        await notifier.NotifyAsync(end with { Thread = await FindReleaseAsync(build, source, notifier, signals.Token) ?? RunThread.Ended(end, build.Context.Time) }, signals.Token);
    }

    /// <summary>Sends what waits.</summary>
    /// <exception cref="NotificationException">Not everything could be sent; what was not waits.</exception>
    public static async Task SendAsync(INotify build)
    {
        using var signals = new SignalCancellation();
        using var http = SlackMessengers.CreateClient();
        if (Open(build, http) is not { } messenger)
            throw new PipelineException("There is no way to send messages. Set NUKE_SLACK_TOKEN or NUKE_SLACK_WEBHOOK.");
        var sent = await messenger.SendAsync(signals.Token);
        Log.Information("{Number} {Messages:l} sent", sent, sent == 1 ? "message was" : "messages were");
    }

    private static SlackMessenger? Open(INotify build, HttpClient http) =>
        Notifiers.WayOf(build, note => Log.Warning("{Note:l}", note)) is { } way ? SlackMessengers.Create(way, http, build.Context.Time) : null;

    // The release that the run was about, where the build records releases. What is told matters more than where.
    private static async Task<NotificationThread?> FindReleaseAsync(INotify build, SourceTree source, INotifier notifier, CancellationToken cancellationToken)
    {
        if (build is not IHazLedger recorded || notifier is PrintedNotifier)
            return null;
        try
        {
            return await LedgerNews.FindThreadAsync(recorded, source.Commit, cancellationToken);
        }
        catch (PipelineException exception)
        {
            Log.Warning("What the run was about is not known: {Reason:l}", exception.Message);
            return null;
        }
    }

    // Of another commit they would be wrong.
    private static async Task<IReadOnlyList<ToldModule>> ReadModulesAsync(INotify build, SourceTree source, CancellationToken cancellationToken)
    {
        try
        {
            return await new RunRecordStore(build.RunDirectory).ReadAsync(cancellationToken) is { } run && run.Commit == source.Commit ? [.. run.Modules.Select(module => new ToldModule(module.Name, module.Version))] : [];
        }
        catch (PipelineException exception)
        {
            Log.Warning("{Reason:l}", exception.Message);
            return [];
        }
    }
}
