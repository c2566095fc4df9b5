using Nuke.Common.CI.GitHubActions;
using Pipeline.Core.Errors;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Git;
using Pipeline.Tools.Slack;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>What the target Notify does.</summary>
internal static class NotificationSession
{
    /// <exception cref="PipelineException">No outcome was given.</exception>
    /// <exception cref="NotificationException">The message could not be delivered.</exception>
    public static async Task NotifyAsync(INotify build)
    {
        var outcome = build.Outcome ?? throw new PipelineException("Notify is to say how the run ended. Name it: --outcome success, failure or cancelled.");
        using var signals = new SignalCancellation();
        using var http = new HttpClient();
        var notifier = Notifiers.Create(build, http, Console.Out, TimeProvider.System);
        var workTree = await GitWorkTree.OpenAsync(SecretVariables.WithheldBy(build), build.Model.RootDirectory, signals.Token);
        var source = await workTree.ReadSourceAsync(signals.Token);
        await notifier.NotifyAsync(
            new RunNotification
            {
                Channel = build.Model.Channel,
                Application = build.Model.ApplicationName,
                Workflow = RunOrigin.Workflow,
                Branch = GitHubActions.Instance?.RefName is { Length: > 0 } name ? name : source.Branch,
                Commit = source.Commit,
                Who = RunOrigin.Who,
                Link = RunOrigin.Link,
                Outcome = outcome,
                // The results of a run that succeeded are those of stages that failed at first and were repeated.
                Failures = outcome == RunOutcome.Success ? [] : new FailedStageFinder(build.RunDirectory).Find(ignored => Log.Warning("{Ignored:l}", ignored)),
            },
            signals.Token);
    }
}
