using Nuke.Common.CI.GitHubActions;
using Pipeline.Core.Sources;
using Pipeline.Tools.Slack;

namespace Pipeline.Components.Sessions;

/// <summary>The messages of a run that is of no release: its first one says whether the run goes on, or how it ended.</summary>
internal static class RunThread
{
    // No further back is its beginning looked for: a run that waited for days begins another thread.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    /// <summary>The thread of a run that goes on; null: the run has no page by which other machines know it.</summary>
    public static NotificationThread? Begun(RunNotification state, TimeProvider time) => Of(state, version: 0, time);

    /// <summary>The thread of a run that ended as <paramref name="end"/> tells; null: the run has no page by which other machines know it.</summary>
    public static NotificationThread? Ended(RunNotification end, TimeProvider time) => Of(end, version: 1, time);

    /// <summary>What is told of the run, while it goes on.</summary>
    public static RunNotification StateOf(INotify build, SourceTree source) => new()
    {
        Channel = Notifiers.ChannelOf(build),
        Application = build.Context.Model.ApplicationName,
        Workflow = RunOrigin.Workflow,
        Branch = GitHubActions.Instance?.RefName is { Length: > 0 } name ? name : source.Branch,
        Commit = source.Commit,
        Who = RunOrigin.Who,
        Link = RunOrigin.Link,
        Outcome = null,
    };

    private static NotificationThread? Of(RunNotification state, int version, TimeProvider time) => state.Link is not { } page ? null
        : new NotificationThread { Key = $"run:{page.AbsoluteUri}", Since = time.GetUtcNow() - Longest, Version = version, State = state };
}
