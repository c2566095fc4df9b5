using System.Globalization;
using System.Text;
using Pipeline.Core.Text;
using Pipeline.Core.Verification;

namespace Pipeline.Stages.Verification;

/// <summary>Asks a deployed module what it must answer. Speaks to the module alone: through no proxy, and following no redirect.</summary>
/// <param name="time">Measures pauses.</param>
internal sealed class HttpChecks(TimeProvider time) : IDisposable
{
    private const int LongestBody = 1024 * 1024;
    private const int ShownBody = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RoutingTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience };

    /// <summary>What is wrong with the answer; null: nothing.</summary>
    /// <param name="address">Where the module answers.</param>
    /// <param name="check">What is asked, and what is expected.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<string?> FindFaultAsync(Uri address, HttpCheck check, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(check);
        try
        {
            using var response = await AskAsync(new Uri(address, check.Path), cancellationToken);
            if ((int)response.StatusCode != check.Status)
                return string.Create(CultureInfo.InvariantCulture, $"expected status {check.Status}, answered {(int)response.StatusCode}");
            if (check.Contains is not { } text)
                return null;
            var body = await ReadAsync(response, cancellationToken);
            return body.Contains(text, StringComparison.Ordinal) ? null : $"expected '{text}' in the answer, which was '{PlainText.OneLine(body.Length > ShownBody ? $"{body[..ShownBody]}..." : body.Trim())}'";
        }
        catch (HttpRequestException exception)
        {
            return $"no answer: {exception.InnerException?.Message ?? exception.Message}";
        }
        catch (IOException exception)
        {
            return $"the answer broke off: {exception.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return string.Create(CultureInfo.InvariantCulture, $"no answer within {Patience.TotalSeconds:0} s");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // A node learns a moment after the cluster which pods are behind a Service: where nobody takes a connection, nobody was asked.
    private async Task<HttpResponseMessage> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            }
            catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError && time.GetElapsedTime(started) < RoutingTime)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        await using var stream = await response.Content.ReadAsStreamAsync(limit.Token);
        var buffer = new byte[LongestBody];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, limit.Token);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
