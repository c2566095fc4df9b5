using System.Net;
using System.Text;

namespace Pipeline.Tools.Slack.Transport;

/// <summary>Asks Slack once, and tells what it answered.</summary>
/// <param name="http">Sends. It follows no redirection: a secret goes where it was meant to go.</param>
/// <param name="time">Measures the patience.</param>
internal sealed class SlackHttp(HttpClient http, TimeProvider time)
{
    private const int LargestAnswer = 16 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Sends <paramref name="request"/>.</summary>
    /// <returns>The status, and the answer's text.</returns>
    /// <exception cref="NotificationException">Slack cannot be reached, does not answer, cannot answer just now, or asks to wait.</exception>
    public async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await response.Content.LoadIntoBufferAsync(LargestAnswer, either.Token);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                throw TooMany(Asked(response));
            if ((int)response.StatusCode >= 500)
                throw new NotificationException($"Slack refused the message: it answered {(int)response.StatusCode}, a fault of its own.", retryAfter: Asked(response));
            return (response.StatusCode, Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(either.Token)));
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

    private static NotificationException TooMany(TimeSpan? asked) => new(
        $"Slack refused the message: it answered 429 and asks to wait {asked?.TotalSeconds ?? 1:0} s. It gets too many messages from this application.", code: "ratelimited", retryAfter: asked);

    private TimeSpan? Asked(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };
}
