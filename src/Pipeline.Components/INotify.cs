using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;
using Pipeline.Tools.Slack;

namespace Pipeline.Components;

/// <summary>Notify: the channel is told how a run ended, with a link to it and what failed (C4, C6).</summary>
public interface INotify : IHazModel
{
    /// <summary>The incoming webhook of the channel. Without it the message is printed and recorded.</summary>
    [Parameter("Slack webhook that results are posted to; printed and recorded when left out")]
    [Secret]
    string? SlackWebhook => TryGetValue(() => SlackWebhook);

    /// <summary>How the run ended: success, failure or cancelled. The target Notify needs it.</summary>
    [Parameter("How the run ended, for Notify: success, failure or cancelled")]
    RunOutcome? Outcome => TryGetValue<RunOutcome?>(() => Outcome);

    /// <summary>Posts how the run ended; of one that did not succeed also the failed stages whose results are in <see cref="IHazModel.RunDirectory"/>.</summary>
    Target Notify => _ => _
        .Description("Tell the channel how the run ended and what failed")
        .ValuesChecked(this)
        .Executes(() => NotificationSession.NotifyAsync(this));
}
