using Pipeline.Tools.Slack.Outbox;

namespace Pipeline.Tools.Slack.Transport;

/// <summary>A way to bring messages to Slack.</summary>
internal interface ISlackTransport
{
    /// <summary>Delivers <paramref name="entry"/> once.</summary>
    /// <param name="entry">The message.</param>
    /// <param name="isFirst">Whether nobody has tried before. Of a message that was tried nobody knows whether it arrived: where Slack can be asked, it is.</param>
    /// <param name="cancellationToken">Stops it; it may have arrived.</param>
    /// <exception cref="NotificationException">It was not delivered.</exception>
    Task DeliverAsync(OutboxEntry entry, bool isFirst, CancellationToken cancellationToken);
}
