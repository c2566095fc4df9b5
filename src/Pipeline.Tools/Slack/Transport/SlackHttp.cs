using System.Collections.Concurrent;
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
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, (long Since, TimeSpan Pause)> _limits = [];

    /// <summary>Sends <paramref name="request"/>.</summary>
    /// <returns>The status, and the answer's text.</returns>
    /// <exception cref="NotificationException">Slack cannot be reached, does not answer, cannot answer just now, or asks to wait.</exception>
    public async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // Each method has its own limit, and asking too early makes it longer.
        var method = request.RequestUri!.AbsolutePath;
        if (_limits.TryGetValue(method, out var last) && last.Pause - time.GetElapsedTime(last.Since) is var rest && rest > TimeSpan.Zero)
            throw TooMany(rest);
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await response.Content.LoadIntoBufferAsync(LargestAnswer, either.Token);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                var pause = Asked(response) ?? LeastPause;
                _limits[method] = (time.GetTimestamp(), pause);
                throw TooMany(pause);
            }

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

    private static NotificationException TooMany(TimeSpan asked) => new(
        $"Slack refused the message: it answered 429 and asks to wait {Math.Ceiling(asked.TotalSeconds):0} s. It gets too many messages from this application.", code: "ratelimited", retryAfter: asked);

    private TimeSpan? Asked(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta > LeastPause ? delta : LeastPause,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };
}
