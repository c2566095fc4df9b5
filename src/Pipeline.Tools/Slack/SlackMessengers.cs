using Pipeline.Core.Errors;
using Pipeline.Tools.Slack.Blocks;
using Pipeline.Tools.Slack.Outbox;
using Pipeline.Tools.Slack.Threads;
using Pipeline.Tools.Slack.Transport;

namespace Pipeline.Tools.Slack;

/// <summary>Makes messengers.</summary>
internal static class SlackMessengers
{
    /// <summary>A client for Slack: it follows no redirection.</summary>
    public static HttpClient CreateClient() => new(new HttpClientHandler { AllowAutoRedirect = false });

    /// <summary>The messenger for <paramref name="way"/>.</summary>
    /// <exception cref="PipelineException">There is neither token nor webhook, or the token is none of a bot.</exception>
    public static SlackMessenger Create(SlackWay way, HttpClient client, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(way);
        var outbox = new MessageOutbox(way.Outbox, time);
        return new SlackMessenger(new MessageComposer(way.Mask), outbox, new OutboxSender(outbox, TransportOf(way, client, time), Path.Combine(way.Temporary, "lock"), time, way.OnNote));
    }

    private static ISlackTransport TransportOf(SlackWay way, HttpClient client, TimeProvider time)
    {
        var (http, pace) = (new SlackHttp(client, time), new SlackPace(time));
        if (way.Token is not { } token)
            return new WebhookTransport(http, way.Webhook ?? throw new PipelineException("There is neither a token nor a webhook of Slack. Set NUKE_SLACK_TOKEN or NUKE_SLACK_WEBHOOK."), pace);
        var api = new SlackApi(http, way.Api, token);
        var history = new SlackHistory(api, way.OnNote);
        return new BotTransport(api, new SlackThreads(api, history, new ThreadFiles(Path.Combine(way.Temporary, "threads")), pace, way.OnNote), history, pace);
    }
}
