using System.Net;
using System.Net.Http.Json;
using Polly;
using Polly.Retry;

namespace Pipeline.Tools.Slack;

/// <summary>
/// Posts to Slack through an incoming webhook. Tries again after 429 and 5xx, as long as Slack's <c>Retry-After</c> asks.
/// The webhook's address is a secret and appears in no message.
/// </summary>
internal sealed class SlackNotifier : INotifier
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http;
    private readonly Uri _webhook;
    private readonly ResiliencePipeline<HttpResponseMessage> _retry;

    /// <summary>Creates a notifier.</summary>
    /// <param name="http">Sends.</param>
    /// <param name="webhook">The webhook's address.</param>
    /// <param name="time">Measures the pauses; null is the system's clock.</param>
    public SlackNotifier(HttpClient http, Uri webhook, TimeProvider? time = null)
    {
        _http = http;
        _webhook = webhook;
        _retry = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .Handle<HttpRequestException>()
                    .HandleResult(response => response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500),
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromSeconds(1),
                BackoffType = DelayBackoffType.Exponential,
                DelayGenerator = retry => ValueTask.FromResult(retry.Outcome.Result?.Headers.RetryAfter?.Delta is { } asked
                    ? (asked < LongestWait ? asked : LongestWait)
                    : (TimeSpan?)null),
            })
            .Build();
    }

    /// <inheritdoc/>
    public async Task NotifyAsync(Notification notification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var message = new Dictionary<string, string> { ["text"] = Text(notification) };
        if (notification.Channel is not null)
            message["channel"] = notification.Channel;
        try
        {
            using var response = await _retry.ExecuteAsync(async token => await _http.PostAsJsonAsync(_webhook, message, token), cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new NotificationException($"Slack refused the message: it answered {(int)response.StatusCode}. Check the webhook and that its application may post to {notification.Channel ?? "its channel"}.");
        }
        catch (HttpRequestException exception)
        {
            // The exception's own text may hold the address.
            throw new NotificationException($"Slack cannot be reached ({exception.HttpRequestError}). Check the network and the proxy.");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NotificationException("Slack did not answer in time. Check the network and the proxy.");
        }
    }

    // The three characters that Slack's own syntax uses.
    private static string Text(Notification notification) =>
        $":{notification.Sign}: "
        + notification.ToString().Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
