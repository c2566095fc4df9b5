namespace Pipeline.Tools.Slack;

/// <summary>Prints the message: for a run that has no webhook.</summary>
/// <param name="output">Where it is printed.</param>
internal sealed class PrintedNotifier(TextWriter output) : INotifier
{
    /// <inheritdoc/>
    public Task NotifyAsync(Notification notification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var channel = notification.Channel is null ? "" : $"[{notification.Channel}] ";
        return output.WriteLineAsync($"{channel}{notification}".AsMemory(), cancellationToken);
    }
}
