using Pipeline.Tools.Slack.Outbox;
using Pipeline.Tools.Slack.Threads;

namespace Pipeline.Tools.Slack.Transport;

/// <summary>A bot: the messages of a thread are replies to one that is edited in place, and a message whose answer was lost is looked for before it goes again.</summary>
internal sealed class BotTransport(SlackApi api, SlackThreads threads, SlackHistory history, SlackPace pace) : ISlackTransport
{
    /// <inheritdoc/>
    public async Task DeliverAsync(OutboxEntry entry, bool isFirst, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var channel = entry.Channel ?? throw new NotificationException("Nobody said to which channel. Name it with Notify of the model, or --slack-channel.", NotificationFault.Message);
        var parent = entry.Thread is { } thread ? await threads.StandAsync(channel, entry.Id, thread, cancellationToken) : null;
        // The message that begins the thread said it all.
        if (parent is not null && parent.BegunBy == SlackMark.Beginning(entry.Id) && entry.Thread!.State.Text == entry.Message.Text)
            return;
        if (!isFirst && await history.HasAsync(parent?.Channel ?? channel, parent?.Ts, entry.Id, entry.At, cancellationToken))
            return;
        await PostAsync(entry, parent, channel, cancellationToken);
    }

    private async Task PostAsync(OutboxEntry entry, ThreadParent? parent, string channel, CancellationToken cancellationToken)
    {
        var message = entry.Message.ToArguments();
        message["channel"] = parent?.Channel ?? channel;
        message["metadata"] = new SlackMark(entry.Id).ToMetadata();
        if (parent is not null)
            message["thread_ts"] = parent.Ts;
        await pace.WaitAsync(channel, cancellationToken);
        try
        {
            await api.PostAsync("chat.postMessage", message, channel, cancellationToken);
        }
        catch (NotificationException exception) when (exception.Code is "thread_not_found" or "invalid_thread_ts" && entry.Thread is { } thread)
        {
            // Somebody removed the message that begins it: next time it begins anew.
            threads.Forget(channel, thread.Key);
            throw new NotificationException(exception.Message, NotificationFault.Moment, exception.Code);
        }
    }
}
