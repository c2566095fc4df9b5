namespace Pipeline.Tools.Slack;

/// <summary>Tells people what happened.</summary>
internal interface INotifier
{
    /// <summary>Sends <paramref name="notification"/>.</summary>
    /// <exception cref="NotificationException">It could not be delivered; what it tells of has happened all the same.</exception>
    Task NotifyAsync(Notification notification, CancellationToken cancellationToken);
}
