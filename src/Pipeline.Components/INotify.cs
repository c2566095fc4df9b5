using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;
using Pipeline.Tools.Slack;

namespace Pipeline.Components;

/// <summary>Notify: the channel is told how a run ended, with a link to it and what failed (C4, C6). What could not be sent waits on disk.</summary>
public interface INotify : IHazModel
{
    /// <summary>The incoming webhook of the channel. Without it the message is printed and recorded.</summary>
    [Parameter("Slack webhook that results are posted to; printed and recorded when left out")]
    [Secret]
    string? SlackWebhook => TryGetValue(() => SlackWebhook);

    /// <summary>The token of a Slack bot, which keeps one thread for each release and edits its first message in place. It goes before <see cref="SlackWebhook"/>.</summary>
    [Parameter("Token of a Slack bot (xoxb-), which keeps one thread for each release; goes before the webhook")]
    [Secret]
    string? SlackToken => TryGetValue(() => SlackToken);

    /// <summary>The channel, by its name or its id. Default: the one of the model.</summary>
    [Parameter("Slack channel by name or id; the model's when left out")]
    string? SlackChannel => TryGetValue(() => SlackChannel);

    /// <summary>The address of Slack's API. Default: Slack's own.</summary>
    [Parameter("Address of Slack's API; https://slack.com/api/ when left out")]
    string? SlackApi => TryGetValue(() => SlackApi);

    /// <summary>How the run ended: success, failure or cancelled. The target Notify needs it.</summary>
    [Parameter("How the run ended, for Notify: success, failure or cancelled")]
    RunOutcome? Outcome => TryGetValue<RunOutcome?>(() => Outcome);

    /// <summary>Posts how the run ended; of one that did not succeed also the failed stages whose results are in <see cref="IHazModel.RunDirectory"/>.</summary>
    Target Notify => _ => _
        .Description("Tell the channel how the run ended and what failed")
        .ValuesChecked(this)
        .Executes(() => NotificationSession.NotifyAsync(this));

    /// <summary>Sends the messages that could not be sent before, in order, each once.</summary>
    Target SendMessages => _ => _
        .Description("Send the messages that could not be sent before")
        .ValuesChecked(this)
        .Executes(() => NotificationSession.SendAsync(this));
}
