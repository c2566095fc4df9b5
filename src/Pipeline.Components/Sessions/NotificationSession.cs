using Nuke.Common.CI.GitHubActions;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Git;
using Pipeline.Tools.Slack;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>What the target Notify does.</summary>
internal static class NotificationSession
{
    /// <exception cref="NotificationException">The message could not be delivered.</exception>
    public static async Task NotifyAsync(INotify build)
    {
        using var signals = new SignalCancellation();
        using var http = new HttpClient();
        var notifier = Notifiers.Create(build, http, Console.Out, build.Context.Time);
        var model = build.Context.Model;
        // Told of modules that cannot be read, too: only the commit is looked at.
        var workTree = await GitWorkTree.OpenAsync(build.Context.Processes, model.RootDirectory, signals.Token);
        var source = await workTree.ReadSourceAsync(signals.Token);
        await notifier.NotifyAsync(
            new RunNotification
            {
                Channel = model.Channel,
                Application = model.ApplicationName,
                Workflow = RunOrigin.Workflow,
                Branch = GitHubActions.Instance?.RefName is { Length: > 0 } name ? name : source.Branch,
                Commit = source.Commit,
                Who = RunOrigin.Who,
                Link = RunOrigin.Link,
                Outcome = build.Outcome!.Value,
                // The results of a run that succeeded are those of stages that failed at first and were repeated.
                Failures = build.Outcome == RunOutcome.Success ? [] : new FailedStageFinder(build.RunDirectory).Find(ignored => Log.Warning("{Ignored:l}", ignored)),
            },
            signals.Token);
    }
}
