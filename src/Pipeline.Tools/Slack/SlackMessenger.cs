using Pipeline.Tools.Slack.Blocks;
using Pipeline.Tools.Slack.Outbox;

namespace Pipeline.Tools.Slack;

/// <summary>Tells people through Slack: a message is kept on disk before it is sent, and waits there until it is.</summary>
/// <param name="composer">Makes the messages.</param>
/// <param name="outbox">Keeps them.</param>
/// <param name="sender">Sends them.</param>
internal sealed class SlackMessenger(MessageComposer composer, MessageOutbox outbox, OutboxSender sender) : INotifier
{
    /// <summary>Keeps the message and sends it, after those that waited.</summary>
    public async Task NotifyAsync(Notification notification, CancellationToken cancellationToken)
    {
        var kept = await KeepAsync(notification, cancellationToken);
        try
        {
            await SendAsync(cancellationToken);
        }
        catch (NotificationException exception) when (Waits(kept))
        {
            throw new NotificationException($"{exception.Message} {WaitsWhere}", exception.Fault, exception.Code, exception.RetryAfter);
        }
    }

    /// <summary>Where what waits does, and when it goes.</summary>
    public string WaitsWhere => $"The message waits in {outbox.Folder}, and goes with the next one, or by SendMessages.";

    /// <summary>Keeps the message.</summary>
    /// <exception cref="NotificationException">It cannot be kept.</exception>
    public async Task<OutboxEntry> KeepAsync(Notification notification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var thread = notification.Thread is { } one ? new OutboxThread(one.Key, one.Since, one.Version, composer.Compose(one.State)) : null;
        return await outbox.AddAsync(notification.Channel, composer.Compose(notification), thread, cancellationToken);
    }

    /// <summary>Sends what waits.</summary>
    /// <returns>How many messages were sent.</returns>
    /// <exception cref="NotificationException">Not everything could be sent; what was not waits.</exception>
    public Task<int> SendAsync(CancellationToken cancellationToken) => sender.SendAsync(cancellationToken);

    /// <summary>Whether a message still waits.</summary>
    public bool Waits(OutboxEntry entry) => outbox.Has(entry);
}
