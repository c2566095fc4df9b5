using Pipeline.Tools.Slack;

namespace Pipeline.Components.Sessions;

/// <summary>Adds to each message the thread that it belongs to.</summary>
/// <param name="notifier">Tells it.</param>
/// <param name="thread">The thread; null: it stands alone.</param>
internal sealed class ThreadedNotifier(INotifier notifier, Func<NotificationThread?> thread) : INotifier
{
    /// <inheritdoc/>
    public Task NotifyAsync(Notification notification, CancellationToken cancellationToken) =>
        notifier.NotifyAsync(notification with { Thread = notification.Thread ?? thread() }, cancellationToken);
}
