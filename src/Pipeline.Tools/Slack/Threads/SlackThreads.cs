using Pipeline.Tools.Slack.Outbox;
using Pipeline.Tools.Slack.Transport;

namespace Pipeline.Tools.Slack.Threads;

/// <summary>Keeps the message that begins each thread as its state says. Which it is says the message itself, so that every machine finds the same.</summary>
internal sealed class SlackThreads(SlackApi api, SlackHistory history, ThreadFiles files, SlackPace pace, Action<string> onNote)
{
    /// <summary>Finds the message that begins <paramref name="thread"/> and brings it up to date; where there is none, posts it.</summary>
    /// <param name="channel">The channel as it was named.</param>
    /// <param name="entry">The message of the outbox that is to go.</param>
    /// <param name="thread">The thread.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ThreadParent> StandAsync(string channel, string entry, OutboxThread thread, CancellationToken cancellationToken)
    {
        var known = files.Read(channel, thread.Key);
        var (looked, found) = known is null
            ? await history.FindAsync(channel, thread.Key, thread.Since, cancellationToken)
            : await history.ReadAsync(known, thread.Key, cancellationToken);
        var parent = looked ? found : known;
        if (parent is not null && parent.Version < thread.Version)
            parent = await EditAsync(parent, thread, cancellationToken);
        parent ??= await BeginAsync(channel, entry, thread, cancellationToken);
        if (parent != known)
            await files.WriteAsync(channel, thread.Key, parent, cancellationToken);
        return parent;
    }

    /// <summary>Forgets where the thread begins.</summary>
    public void Forget(string channel, string key) => files.Forget(channel, key);

    private async Task<ThreadParent> BeginAsync(string channel, string entry, OutboxThread thread, CancellationToken cancellationToken)
    {
        var message = thread.State.ToArguments();
        message["channel"] = channel;
        var id = SlackMark.Beginning(entry);
        message["metadata"] = new SlackMark(id, thread.Key, thread.Version).ToMetadata();
        await pace.WaitAsync(channel, cancellationToken);
        var answer = await api.PostAsync("chat.postMessage", message, channel, cancellationToken);
        return SlackApi.TextOf(answer, "ts") is { } ts && SlackApi.TextOf(answer, "channel") is { } place
            ? new ThreadParent(place, ts, id, thread.Version)
            : throw new NotificationException("Slack took the message and did not say where it is.");
    }

    /// <returns>Null when the message is gone.</returns>
    private async Task<ThreadParent?> EditAsync(ThreadParent parent, OutboxThread thread, CancellationToken cancellationToken)
    {
        var message = thread.State.ToArguments();
        (message["channel"], message["ts"]) = (parent.Channel, parent.Ts);
        message["metadata"] = new SlackMark(parent.BegunBy, thread.Key, thread.Version).ToMetadata();
        foreach (var onlyOfNew in new[] { "mrkdwn", "unfurl_links", "unfurl_media" })
            message.Remove(onlyOfNew);
        try
        {
            await api.PostAsync("chat.update", message, parent.Channel, cancellationToken);
        }
        catch (NotificationException exception) when (exception.Code == "message_not_found")
        {
            return null;
        }
        catch (NotificationException exception) when (exception.Code is "cant_update_message" or "edit_window_closed" or "update_failed" or "streaming_state_conflict")
        {
            onNote($"The message that begins the thread cannot be edited, so it does not say how {thread.Key} stands: {exception.Message}");
        }

        return parent with { Version = thread.Version };
    }
}
