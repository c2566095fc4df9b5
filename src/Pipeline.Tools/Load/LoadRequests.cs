using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Pipeline.Core.Load;
using Pipeline.Core.Text;

namespace Pipeline.Tools.Load;

/// <summary>Sends one request after the other over kept connections, and says how each ended.</summary>
internal sealed class LoadRequests : IDisposable
{
    private const int MostRedirects = 5;
    private readonly HttpMessageInvoker _http;
    private readonly LoadTestSettings _settings;
    private readonly Uri _target;
    private readonly byte[]? _body;

    public LoadRequests(LoadTestSettings settings, Uri target)
    {
        (_settings, _target) = (settings, target);
        _body = settings.Body is { } body ? System.Text.Encoding.UTF8.GetBytes(body) : null;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            // Redirects are followed here, and to the same service only: nobody else asked to be tested.
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxConnectionsPerServer = settings.Connections,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
            ActivityHeadersPropagator = null,
        });
    }

    /// <summary>Sends one, and reads its answer to the end.</summary>
    /// <returns>How it ended, and of a failure a sentence.</returns>
    public async Task<(LoadOutcome Outcome, string? Remark)> SendAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_settings.Timeout);
        try
        {
            var status = await AskAsync(limit.Token);
            return (int)status < 400 ? (LoadOutcome.Answered, null) : (LoadOutcome.Status, string.Create(CultureInfo.InvariantCulture, $"answer {(int)status}"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (LoadOutcome.Timeout, string.Create(CultureInfo.InvariantCulture, $"no answer within {_settings.Timeout.TotalSeconds:0.###} s"));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException or AuthenticationException)
        {
            return (LoadOutcome.Connection, PlainText.OneLine(exception.GetBaseException().Message));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<HttpStatusCode> AskAsync(CancellationToken cancellationToken)
    {
        var address = _target;
        for (var redirects = 0; ; redirects++)
        {
            using var request = Create(address);
            using var response = await _http.SendAsync(request, cancellationToken);
            await response.Content.CopyToAsync(Stream.Null, cancellationToken);
            if (redirects == MostRedirects || Follow(address, response) is not { } next)
                return response.StatusCode;
            address = next;
        }
    }

    private Uri? Follow(Uri address, HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && _settings.Method is "GET" or "HEAD" && response.Headers.Location is { } location
        && Uri.TryCreate(address, location, out var next) && next.GetLeftPart(UriPartial.Authority) == address.GetLeftPart(UriPartial.Authority) ? next : null;

    private HttpRequestMessage Create(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(_settings.Method), address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (_body is not null)
            request.Content = new ByteArrayContent(_body);
        foreach (var (name, value) in _settings.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}
