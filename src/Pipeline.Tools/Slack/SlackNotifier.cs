using System.Net;
using System.Net.Http.Json;
using Polly;
using Polly.Retry;

namespace Pipeline.Tools.Slack;

/// <summary>
/// Posts to Slack through an incoming webhook. Tries again after 429 and 5xx, when Slack's <c>Retry-After</c> asks it, for at most
/// ten seconds in all: whoever is to be told may be told by the next message, too.
/// The webhook's address is a secret and appears in no message.
/// </summary>
internal sealed class SlackNotifier : INotifier
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly TimeProvider _time;
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
        _time = time ?? TimeProvider.System;
        _retry = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .Handle<HttpRequestException>()
                    .HandleResult(response => (response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500) && Asked(response) < Patience),
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromSeconds(1),
                BackoffType = DelayBackoffType.Exponential,
                DelayGenerator = retry => ValueTask.FromResult(retry.Outcome.Result is { Headers.RetryAfter: not null } response ? Asked(response) : (TimeSpan?)null),
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
        using var limit = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await _retry.ExecuteAsync(async token => await _http.PostAsJsonAsync(_webhook, message, token), either.Token);
            if (!response.IsSuccessStatusCode && Asked(response) >= Patience)
                throw new NotificationException($"Slack refused the message: it answered {(int)response.StatusCode} and asks to wait {Asked(response).TotalSeconds:0} s, longer than a message is worth.");
            if (!response.IsSuccessStatusCode)
                throw new NotificationException($"Slack refused the message: it answered {(int)response.StatusCode}. Check the webhook and that its application may post to {notification.Channel ?? "its channel"}.");
        }
        catch (HttpRequestException exception)
        {
            // The exception's own text may hold the address.
            throw new NotificationException($"Slack cannot be reached ({exception.HttpRequestError}). Check the network and the proxy.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NotificationException("Slack did not answer in time. Check the network and the proxy.");
        }
    }

    private TimeSpan Asked(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > _time.GetUtcNow() => date - _time.GetUtcNow(),
        _ => TimeSpan.Zero,
    };

    // The three characters that Slack's own syntax uses.
    private static string Text(Notification notification) =>
        $":{notification.Sign}: "
        + notification.ToString().Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
