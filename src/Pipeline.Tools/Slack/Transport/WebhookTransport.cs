using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Pipeline.Tools.Slack.Outbox;

namespace Pipeline.Tools.Slack.Transport;

/// <summary>
/// An incoming webhook: one message each. It can neither edit nor be asked what has arrived, so that a message whose answer was lost
/// goes twice rather than never. Its address is a secret and appears in no message.
/// </summary>
internal sealed partial class WebhookTransport(SlackHttp http, Uri webhook, SlackPace pace) : ISlackTransport
{
    /// <inheritdoc/>
    public async Task DeliverAsync(OutboxEntry entry, bool isFirst, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var message = entry.Message.ToArguments();
        // Those that are of no application may choose it; the others overlook it.
        if (entry.Channel is not null)
            message["channel"] = entry.Channel;
        await pace.WaitAsync(entry.Channel ?? "", cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = JsonContent.Create(message) };
        var (status, text) = await http.SendAsync(request, cancellationToken);
        if ((int)status is >= 200 and < 300)
            return;
        throw Code().IsMatch(text)
            ? SlackRefusals.Of(text, entry.Channel)
            : new NotificationException($"Slack refused the message: it answered {(int)status}. Check the webhook and that its application may post to {entry.Channel ?? "its channel"}.", NotificationFault.Access);
    }

    [GeneratedRegex("^[a-z_]{1,60}$")]
    private static partial Regex Code();
}
